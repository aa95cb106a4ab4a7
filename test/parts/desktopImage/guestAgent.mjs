// @ts-check

/** Where the agent that is doubled keeps the text of its clipboard, inside the container. */
export const guestClipboard = "/run/guest-clipboard";

// One client at a time, as the machine's serial port has it. A run echoes its line, but the clipboard is one.
const agent = `
rm -f /run/shm/agent.sock /run/agent-answers
mkfifo /run/agent-answers
exec 3<>/run/agent-answers
say() { printf '%s\\n' "$1" >&3; }
nc -k -l -U /run/shm/agent.sock <&3 | while IFS= read -r line; do
  id=$(jq -r '.id // empty' <<< "$line" 2> /dev/null) || continue
  [ -n "$id" ] || continue
  text=$(jq -r .text <<< "$line")
  case $(jq -r .do <<< "$line") in
    setClipboard) base64 -d <<< "$text" > ${guestClipboard} ;;
    getClipboard) say "{\\"id\\":$id,\\"out\\":\\"$(base64 -w 0 ${guestClipboard})\\"}" ;;
    run) [ -z "$text" ] || say "{\\"id\\":$id,\\"out\\":\\"$( { printf 'ran '; base64 -d <<< "$text"; printf '\\r\\n'; } | base64 -w 0)\\"}" ;;
  esac
  say "{\\"id\\":$id,\\"end\\":0,\\"prompt\\":\\"$(printf 'PS C:\\\\> ' | base64 -w 0)\\"}"
done`;

/**
 * Lets something answer on a desktop's second serial port as the agent in Windows does, which needs a Windows.
 * @param {import("../dockerApi.mjs").DockerApi} api
 * @param {string} container
 */
export async function startGuestAgent(api, container) {
  const { Id } = await api.request("POST", `/containers/${container}/exec`, { json: { Cmd: ["bash", "-c", agent] } });
  await api.request("POST", `/exec/${Id}/start`, { json: { Detach: true } });
  await api.runInContainer(container, ["bash", "-c", "until [ -S /run/shm/agent.sock ]; do sleep 0.1; done"]);
}
