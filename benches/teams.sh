#!/bin/sh
# Writes 1,000 team files of 12 sellers with 26 scores each into a folder, to measure `check` with: teams.sh FOLDER
mkdir -p "$1"
awk -v folder="$1" 'BEGIN {
    traits = "resilience drive empathy accuracy attention-to-detail diligence patience robustness taking-criticism"
    traits = traits " commercial-instinct creativity writing calmness discipline nerve risk-taking toughness expertise"
    traits = traits " people-skills planning product-knowledge listening adaptiveness analytical-ability coaching assertiveness"
    n = split(traits, of, " ")
    split("hunter account-manager key-account-manager", role, " ")
    srand(1)
    for (team = 1; team <= 1000; team++) {
        file = sprintf("%s/team-%04d.yaml", folder, team)
        print "team: Team " team "\ndate: 2026-06-01" > file
        print "seats: {hunter: 4, account-manager: 4, key-account-manager: 4}\nsellers:" > file
        for (i = 1; i <= 12; i++) {
            printf "  - name: Seller %d\n    role: %s\n    scores: {", i, role[i % 3 + 1] > file
            for (t = 1; t <= n; t++) printf "%s%s: %d", (t == 1 ? "" : ", "), of[t], 3 + int(7 * rand()) > file
            print "}" > file
        }
        close(file)
    }
}'
