// Opens reports in Chromium: nothing on the console, no request, nothing that axe finds, the sheets of paper that they have,
// and levels that are told apart in grey. Called by .ci/report.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, binary] = process.argv.slice(2);
const load = createRequire(join(resolve(tools), "package.json"));
const puppeteer = load("puppeteer-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");

const folder = mkdtempSync(join(tmpdir(), "salesfit-report-"));
const run = (...words) => execFileSync(binary, words, { stdio: ["ignore", "pipe", "pipe"] });
const check = (holds, what) => {
  if (!holds) throw new Error(what);
};

const HOSTILE = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><style>*{display:none}", "</title><h1>x",
  "javascript:alert(1)", "<base href=//e.example>", "{{7*7}}", "&lt;b&gt;", "<svg/onload=alert(1)>", "A\u202Etxt.exe",
  "<link rel=stylesheet href=http://e.example/x.css>", "<iframe src=http://e.example>", "`x` --> ]]>", "日本語 👩‍👩‍👧",
];

/** A team file: sellers of these names, some in no role, rated in part. */
function teamFile(name, names, { seats, work }) {
  const traits = [...readFileSync("roles/traits.yaml", "utf8").matchAll(/^ {2}([a-z-]+):$/gm)].map((found) => found[1]);
  const roles = ["hunter", "account-manager", "key-account-manager", "bid-manager", "service-representative"];
  let seed = 15;
  const roll = (sides) => (seed = (seed * 48271) % 2147483647) % sides;
  const lines = [`team: ${JSON.stringify(name)}`, "date: 2026-11-01"];
  if (seats) lines.push(`seats: {${roles.map((role) => `${role}: ${Math.ceil(names.length / 6)}`).join(", ")}}`);
  lines.push("sellers:");
  names.forEach((who, at) => {
    const scores = traits.filter(() => roll(12) > 0).map((id) => `${id}: ${roll(11)}`);
    const role = work ? `role: ${roles[at % roles.length]}, ` : "";
    lines.push(`  - {name: ${JSON.stringify(who)}, id: ${JSON.stringify(`${who} ${at}`)}, ${role}scores: {${scores.join(", ")}}}`);
  });
  const path = join(folder, `${name.replace(/[^a-z]/gi, "") || "team"}.yaml`);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const hundred = Array.from({ length: 100 }, (_, at) => `Alexandra Nordmann ${at + 1}`);
const reports = [
  { name: "nordlys", words: ["profiles/nordlys.yaml"], sheets: true },
  { name: "nordlys-nb", words: ["profiles/nordlys.yaml", "--lang", "nb"], sheets: true },
  { name: "kiosk", words: ["profiles/kiosk.yaml"], sheets: true },
  { name: "sellers", words: ["profiles/sellers.csv", "--lang", "nb"] },
  { name: "ceo", words: ["profiles/nordlys.yaml", "--for", "ceo"], sheets: true },
  { name: "one", words: ["profiles/nordlys.yaml", "--for", "jonas-brekke", "--contact", "Kari Nordmann, kari@nordlys.example"], sheets: true },
  { name: "hostile", words: [teamFile("<h1>Hostile</h1>", HOSTILE, { seats: true, work: true })] },
  // Without seats or roles nothing is searched, which takes long for a hundred people.
  { name: "hundred", words: [teamFile("Hundred", hundred, { seats: false, work: false })], most: 1_000_000 },
  { name: "match", command: "match", words: ["profiles/nordlys.yaml"] },
  { name: "explain", command: "explain", words: ["profiles/nordlys.yaml", "tor-arne"] },
];

/** Opens a page; fails where it says anything on the console or asks for anything but itself. */
async function open(browser, url, media) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => said.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => request.url() === url || said.push(`request: ${request.url()}`));
  await page.setViewport({ width: media.width, height: 900 });
  await page.emulateMediaType(media.print ? "print" : "screen");
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: media.dark ? "dark" : "light" }]);
  await page.goto(url, { waitUntil: "load" });
  check(said.length === 0, `${url}: ${said.join("; ")}`);
  return page;
}

/** What axe finds, run in a world of its own, since the page itself allows no script. */
async function findings(page) {
  const client = await page.createCDPSession();
  await client.send("Page.setBypassCSP", { enabled: true });
  await page.reload({ waitUntil: "load" });
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** How many sheets of paper there are, and the text of each. */
function sheetsOf(file) {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 27 });
  return text.split("\f").filter((sheet) => sheet.trim() !== "");
}

/** The grey that a fill becomes on a printer without colour. */
const grey = (colour) => {
  const [red, green, blue] = colour.match(/\d+/g).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
};

async function look(browser, { name, command = "report", words, sheets, most }) {
  const file = join(folder, `${name}.html`);
  run(command, ...words, "-o", file);
  const html = readFileSync(file, "utf8");
  check(!most || Buffer.byteLength(html) <= most, `${name} has ${Buffer.byteLength(html)} bytes`);
  const url = pathToFileURL(file).href;
  for (const media of [{ width: 1400 }, { width: 360 }, { width: 1400, dark: true }, { width: 700, print: true }]) {
    // What is wrong in the dark is wrong in one of these; a hundred people are not printed.
    if ((media.dark && !["nordlys", "kiosk"].includes(name)) || (most && media.print)) continue;
    const page = await open(browser, url, media);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(media.print || wide <= 0, `${name} is ${wide} pixels wider than a screen of ${media.width}`);
    // A narrow screen is laid out anew, and a dark one has other colours; paper has those of a bright screen.
    if (media.width === 1400) {
      const found = await findings(page);
      check(found.length === 0, `${name}, ${JSON.stringify(media)}: ${found.join("\n")}`);
    }
    await page.close();
  }
  if (command === "report" && !most) await print(browser, { name, url, sheets });
}

/** Prints a report: a sheet for each section, the matrix whole on one, and levels that differ in grey. */
async function print(browser, { name, url, sheets }) {
  const page = await open(browser, url, { width: 700, print: true });
  const { sections, people, matrix, fills } = await page.evaluate(() => ({
    sections: document.querySelectorAll("section").length,
    people: [...document.querySelectorAll(".person h2")].map((heading) => heading.textContent.trim()),
    matrix: [...document.querySelectorAll(".heat")].map((table) => [...table.querySelectorAll("tbody th")].map((name) => name.textContent)),
    fills: ["s", "a", "w"].map((level) => {
      const cell = document.querySelector(`.heat .${level}`);
      return cell && getComputedStyle(cell).backgroundColor;
    }),
  }));
  const pdf = join(folder, `${name}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: false, timeout: 60_000 });
  await page.close();
  const printed = sheetsOf(pdf);
  // A machine need not have the letters of every script.
  const plain = (words) => words.replace(/[^\p{Script=Latin}\d]+/gu, " ").trim();
  if (sheets) {
    check(printed.length === sections, `${name} has ${printed.length} sheets for ${sections} sections`);
    for (const names of matrix) {
      const one = printed.filter((sheet) => names.every((who) => plain(sheet).includes(plain(who))));
      check(one.length > 0, `${name}: no sheet has a whole matrix`);
    }
  }
  check(printed.length >= sections, `${name}: sections share a sheet`);
  for (const who of people) check(printed.some((sheet) => plain(sheet).startsWith(plain(who))), `${name}: no sheet begins with ${who}`);
  if (fills.every(Boolean)) {
    const greys = fills.map(grey).sort((one, other) => one - other);
    check(greys[1] - greys[0] >= 40 && greys[2] - greys[1] >= 30, `${name}: levels print as the greys ${greys.map(Math.round)}`);
    // The fills are on the paper too, not only in the style sheet: backgrounds were not asked for.
    const image = execFileSync("pdftoppm", ["-gray", "-r", "40", "-f", "1", "-l", "3", pdf, join(folder, name)]);
    check(image.length === 0, "pdftoppm writes files");
    const counts = new Map();
    for (const sheet of ["1", "2", "3"].flatMap((at) => [at, at.padStart(2, "0"), at.padStart(3, "0")])) {
      let pixels;
      try {
        pixels = readFileSync(join(folder, `${name}-${sheet}.pgm`));
      } catch {
        continue;
      }
      for (const value of pixels.subarray(15)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const level of greys) {
      const near = [-3, -2, -1, 0, 1, 2, 3].reduce((sum, off) => sum + (counts.get(Math.round(level) + off) ?? 0), 0);
      check(near > 100, `${name}: the grey ${Math.round(level)} is not on paper`);
    }
  }
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
// The picture of the README and of docs/report.md.
if (process.argv[4] === "--picture") {
  const file = join(folder, "picture.html");
  run("report", "profiles/nordlys.yaml", "--for", "ceo", "-o", file);
  const page = await open(browser, pathToFileURL(file).href, { width: 1150 });
  await page.addStyleTag({ content: "nav{display:none}" }).catch(() => {});
  const end = await page.evaluate(() => document.querySelector(".heat").getBoundingClientRect().bottom + scrollY + 24);
  await page.screenshot({ path: "docs/report.png", clip: { x: 0, y: 0, width: 1150, height: Math.ceil(end) } });
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
const asked = reports.filter(({ name }) => !process.argv[4] || name === process.argv[4]);
let failed = 0;
try {
  check(asked.length > 0, `there is no report ${process.argv[4]}: ${reports.map(({ name }) => name).join(", ")}`);
  for (const report of asked) {
    try {
      await look(browser, report);
    } catch (error) {
      failed += 1;
      console.error(`${report.name}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (failed > 0) process.exit(1);
console.log(`${asked.length} pages were opened, read by axe and printed.`);
