#!/usr/bin/env bash
# What a container of this image does, from its start to its end. The parts are in the order in which they run.
set -uo pipefail
cd /run

. /run/say.sh
. /run/failures.sh
. /run/versions.sh
. /run/requirements.sh
. /run/web.sh
. /run/media.sh
. /run/network.sh
. /run/machine.sh
. /run/power.sh

trap 'onSignal SIGTERM' TERM
trap 'onSignal SIGINT' INT

sayHeader
checkRequirements
startWeb
chooseVersion
prepareMedia
prepareDisk
prepareNetwork
startMachine
followMachine
