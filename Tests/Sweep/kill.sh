#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# 1,000 variants are begun, killed with SIGKILL again and again, finished, and compared byte by byte with the same
# variants computed without a stop: kill.sh PROGRAM [SCENARIO] [KILLS]
set -eu
program=$1
scenario=${2:-scenarios/winzling}
kills=${3:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
set -- --vary 'funds.KUS.amount=1000..10990/10' --quiet

"$program" sweep "$scenario" "$@" --out "$folder/killed" >/dev/null &
pid=$!
round=1
while [ "$round" -le "$kills" ]; do
    # Each round is let go on until some more parts are there.
    wanted=$((round * 1000 / (kills + 1)))
    while [ "$(find "$folder/killed/parts" -name '[0-9]*.json' 2>/dev/null | wc -l)" -lt "$wanted" ]; do
        kill -0 "$pid" 2>/dev/null || { echo "the run ended before it could be killed"; exit 1; }
        sleep 0.1
    done
    kill -9 "$pid"
    wait "$pid" 2>/dev/null || true
    done=$(find "$folder/killed/parts" -name '[0-9]*.json' | wc -l)
    echo "killed with $done of 1000 parts"
    [ "$done" -lt 1000 ] || { echo "nothing was left to do"; exit 1; }
    "$program" sweep "$folder/killed" --quiet >/dev/null &
    pid=$!
    round=$((round + 1))
done
wait "$pid"
"$program" sweep "$scenario" "$@" --out "$folder/whole" >/dev/null
diff -r "$folder/killed" "$folder/whole"
echo "1000 parts and the results are the same, byte by byte"
