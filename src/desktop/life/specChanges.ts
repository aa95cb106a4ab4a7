import type { ContainerChanges } from "../../engine/containerChanges";
import type { ContainerForm } from "../exchange/containerForm";
import { formOfSpec } from "../exchange/formOfSpec";
import { mountFields } from "../exchange/specPlaces";
import type { DesktopSpec } from "../spec";
import { variableTable } from "../spec/variableTable";

type SettingChanges = Required<Pick<ContainerChanges, "environment" | "mounts" | "devices">> &
  Pick<ContainerChanges, "deviceRules">;

const written = { secrets: "written", defaults: "written" } as const;

/** What has to be done to a desktop's container so that it is of another spec; what both say is not touched. */
export function specChanges(before: DesktopSpec, after: DesktopSpec): SettingChanges {
  const [was, is] = [formOfSpec(before, written), formOfSpec(after, written)];
  const isSame = was.deviceRules.join("\n") === is.deviceRules.join("\n");
  return {
    environment: environmentChanges(was, is),
    mounts: mountChanges(was, is),
    devices: deviceChanges(was, is),
    ...(!isSame && { deviceRules: is.deviceRules }),
  };
}

function environmentChanges(was: ContainerForm, is: ContainerForm): SettingChanges["environment"] {
  const set = Object.entries(is.environment).filter(([name, value]) => was.environment[name] !== value);
  const gone = Object.keys(was.environment).filter((name) => !(name in is.environment));
  const changed = [...set.map(([name]) => name), ...gone];
  // An older name of the same variable would still be read.
  return { set: Object.fromEntries(set), unset: [...gone, ...changed.flatMap(olderNamesOf)] };
}

function olderNamesOf(name: string): readonly string[] {
  return variableTable.find(({ variable }) => variable.name === name)?.variable.aliases ?? [];
}

function mountChanges(was: ContainerForm, is: ContainerForm): SettingChanges["mounts"] {
  const isIn = ({ mounts }: ContainerForm, mount: ContainerForm["mounts"][number]): boolean =>
    mounts.some((one) => one.target === mount.target && one.source === mount.source && one.access === mount.access);
  const gone = was.mounts.filter((mount) => !isIn(is, mount));
  const add = is.mounts.filter((mount) => !isIn(was, mount));
  return { remove: [...gone, ...add].flatMap(({ target }) => placesOf(target)), add };
}

/** The image looks for the same thing at several paths, and a container may have it at any of them. */
function placesOf(target: string): readonly string[] {
  return mountFields.find(({ targets }) => targets.includes(target))?.targets ?? [target];
}

function deviceChanges(was: ContainerForm, is: ContainerForm): SettingChanges["devices"] {
  const remove = was.devices.filter((device) => !is.devices.includes(device)).map((device) => device.split(":", 1)[0]);
  return {
    remove: remove.filter((path) => path !== undefined),
    add: is.devices.filter((device) => !was.devices.includes(device)),
  };
}
