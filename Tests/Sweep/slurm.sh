#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a sweep through a Slurm that is started for it on this machine, and compares it with the same sweep without
# Slurm: slurm.sh PROGRAM [SCENARIO]. Needs root and the packages slurm-wlm and munge.
set -eu
program=$(realpath "$1")
scenario=$(realpath "${2:-scenarios/winzling}")
project=$(pwd)
home=$(mktemp -d)
export SLURM_CONF="$home/slurm.conf"

stop() {
    for name in slurmctld slurmd munged; do
        if [ -s "$home/$name.pid" ]; then kill "$(cat "$home/$name.pid")" 2>/dev/null || true; fi
    done
    sleep 1
    rm -rf "$home"
}
trap stop EXIT

mkdir "$home/state" "$home/spool" "$home/munge"
chmod 755 "$home"
dd if=/dev/urandom of="$home/munge/key" bs=128 count=1 2>/dev/null
chmod 400 "$home/munge/key"
chown -R munge:munge "$home/munge"
touch "$home/munged.pid"
chown munge:munge "$home/munged.pid"
runuser -u munge -- munged --key-file="$home/munge/key" --socket="$home/munge/socket" --pid-file="$home/munge/munged.pid" \
    --seed-file="$home/munge/seed" --log-file="$home/munge/log"
cp "$home/munge/munged.pid" "$home/munged.pid"
cat > "$SLURM_CONF" <<CONF
ClusterName=sweep
SlurmctldHost=localhost(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$home/munge/socket
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16827
SlurmdPort=16828
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$home/state
SlurmdSpoolDir=$home/spool
SlurmctldPidFile=$home/slurmctld.pid
SlurmdPidFile=$home/slurmd.pid
SlurmctldLogFile=$home/slurmctld.log
SlurmdLogFile=$home/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SchedulerParameters=batch_sched_delay=0,sched_min_interval=0
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
slurmctld -f "$SLURM_CONF"
slurmd -N localhost -f "$SLURM_CONF"
sinfo

vary='funds.KUS.amount=1000..10000/500'
"$program" sweep slurm "$scenario" --vary "$vary" --tasks 4 --out "$home/sweep" --quiet
sh "$home/sweep/submit.sh"
waited=0
while [ ! -e "$home/sweep/results.csv" ]; do
    waited=$((waited + 1))
    if [ "$waited" -gt 300 ]; then
        squeue
        cat "$home"/sweep/*.log
        echo "the jobs did not end in time"
        exit 1
    fi
    sleep 1
done
# The last file of the merge is there a moment after the first.
sleep 2
cd "$project"
"$program" sweep "$scenario" --vary "$vary" --out "$home/whole" --quiet >/dev/null
for name in results.csv results.json chart.svg report.html sweep.json; do cmp "$home/sweep/$name" "$home/whole/$name"; done
echo "4 tasks of Slurm gave the same bytes"
