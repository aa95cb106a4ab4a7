import type { ContainerRecord } from "../containerRecord";
import { emptyForm, type ContainerForm } from "../exchange/containerForm";
import { specOfForm } from "../exchange/specOfForm";
import type { DesktopSpec } from "../spec";

/** The spec of a desktop, whoever made it. */
export function readSpec(record: ContainerRecord): DesktopSpec {
  return specOfForm(formOfRecord(record));
}

function formOfRecord({ settings, ...record }: ContainerRecord): ContainerForm {
  const { addresses = {}, ...others } = settings ?? {};
  return {
    ...emptyForm,
    ...others,
    name: record.name,
    image: record.image,
    environment: record.environment,
    labels: record.labels,
    mounts: record.mounts.map(({ kind, access = "readWrite", ...mount }) => ({
      ...mount,
      kind: kind === "volume" ? "volume" : "bind",
      access,
    })),
    networks: record.networks.map((name) => {
      const address = addresses[name];
      return { name, ...(address !== undefined && { address }) };
    }),
  };
}
