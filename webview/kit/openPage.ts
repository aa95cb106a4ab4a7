import { element } from "./element";
import { errorText } from "./errorText";

/** Brings up a panel's page; one that cannot be brought up says why in its place. */
export async function openPage(open: () => Promise<void>): Promise<void> {
  try {
    await open();
  } catch (error) {
    document.body.append(element("p", { class: "failure", role: "alert" }, errorText(error)));
  }
}
