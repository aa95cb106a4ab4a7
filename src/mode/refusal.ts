import type { RefusalReason } from "./mode";

/** Stable pieces of what Docker Desktop says when it refuses; they come from its backend and are not translated. */
const fragments: readonly (readonly [fragment: string, reason: RefusalReason])[] = [
  ["windows containers have been disabled for this installation", "disabledAtInstallation"],
  // Of either engine it is said so, and the Linux engine is not left out at installation.
  ['engine to "windows": engine is disabled', "disabledAtInstallation"],
  ["required windows feature(s) not enabled", "featuresMissing"],
  ["containers feature disabled", "featuresMissing"],
  ["starting windows containers: an error has occurred", "engineDidNotStart"],
  ["following directives don't match any configuration option", "settingsRefused"],
  ["unable to configure the docker daemon with file", "settingsRefused"],
  // ERROR_SERVICE_NOT_ACTIVE of the host network service; the words before the number are translated.
  ["the service has not been started", "networkServiceStopped"],
  ["(0x426)", "networkServiceStopped"],
  ["pinging com.docker.service", "serviceNotAnswering"],
  ["reconciling docker service", "serviceNotAnswering"],
  // The service's own pipe.
  ["pipe\\dockerbackendv2", "serviceNotAnswering"],
  ["dockerbackendapiserver", "notRunning"],
  ["docker desktop is not running", "notRunning"],
  ["manually paused", "paused"],
];

/** Why Docker Desktop refused, when its words are known: then no other way leads there either. */
export function recogniseRefusal(text: string): RefusalReason | undefined {
  const plain = text.toLowerCase();
  return fragments.find(([fragment]) => plain.includes(fragment))?.[1];
}
