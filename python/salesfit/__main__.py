"""`python -m salesfit` is `salesfit`."""

import os
import subprocess
import sys

from ._program import find_program

program = find_program()
if sys.platform == "win32":
    # There a process cannot take the place of another.
    sys.exit(subprocess.call([program, *sys.argv[1:]]))
os.execv(program, [program, *sys.argv[1:]])
