#!/bin/sh
# Prints a team of 10,000 sellers with 15 scores each, to measure reading with.
awk 'BEGIN {
    traits = "resilience drive empathy accuracy attention-to-detail diligence patience robustness"
    traits = traits " taking-criticism commercial-instinct creativity writing calmness discipline nerve"
    n = split(traits, of, " ")
    print "sellers:"
    for (i = 0; i < 10000; i++) {
        printf "  - name: Seller %d\n    scores: {", i
        for (t = 1; t <= n; t++) printf "%s%s: %d", (t == 1 ? "" : ", "), of[t], (i * t) % 11
        print "}"
    }
}'
