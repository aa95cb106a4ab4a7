import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import { expect, test } from "../fixtures";
import { openDesktop, removeDesktop, runQuickDesktop, untilConnected } from "./quickDesktop";

const name = "newer-image";
const next = { repository: "windows-containers/demo-desktop", tag: "7.00" };
const nextImage = `${next.repository}:${next.tag}`;
const question = `Change the image of ${name}?`;

test.describe.configure({ mode: "serial", timeout: 150_000 });

test.afterAll(async ({ engine }) => {
  await removeDesktop(engine, name).catch(() => undefined);
  await engine.api.request("DELETE", `/images/${nextImage}`).catch(() => undefined);
});

/** Another image, which behaves as the first one does. */
async function makeNextImage(engine: DockerEngine): Promise<void> {
  const image = await buildDesktopImage(engine.socketPath);
  const { Id: maker } = (await engine.api.request("POST", "/containers/create", { json: { Image: image } })) as {
    Id: string;
  };
  const label = encodeURIComponent(`LABEL org.opencontainers.image.version=${next.tag}`);
  await engine.api.request(
    "POST",
    `/commit?container=${maker}&repo=${next.repository}&tag=${next.tag}&changes=${label}`,
  );
  await engine.api.request("DELETE", `/containers/${maker}?v=1`);
}

async function inspect(engine: DockerEngine) {
  const answer = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    Config: { Image: string };
    State: { Status: string };
    Mounts: { Name?: string; Destination: string }[];
  };
  const storage = answer.Mounts.find(({ Destination }) => Destination === "/storage")?.Name;
  return { image: answer.Config.Image, status: answer.State.Status, storage };
}

test("its image is changed from its row, and its tab follows it", async ({ workbench, engine }, info) => {
  await makeNextImage(engine);
  await runQuickDesktop(engine, name);
  const { image, storage } = await inspect(engine);
  await openDesktop(workbench, name);

  await workbench.tree("Desktops").chooseInContextMenu(name, "More", "Change Desktop Image…");
  await workbench.choose(`Which image instead of ${image}?`, nextImage);
  await expect(workbench.dialog(question)).toContainText(`${image} → ${nextImage}`);
  await workbench.screenshot(info.outputPath("changeImage.png"));
  await workbench.pressInDialog(question, "Change Image");

  await expect(workbench.notification(`${name} runs ${nextImage} now.`)).toBeVisible({ timeout: 60_000 });
  expect(await inspect(engine)).toEqual({ image: nextImage, status: "running", storage });
  await untilConnected(await workbench.webview(name));
});

test("the message of it goes back to the image of before, over the same storage", async ({ workbench, engine }) => {
  const { storage } = await inspect(engine);
  await workbench.pressInNotification(`${name} runs ${nextImage} now.`, "Go Back");
  await workbench.pressInDialog(question, "Change Image");

  const image = await buildDesktopImage(engine.socketPath);
  await expect(workbench.notification(`${name} runs ${image} now.`)).toBeVisible({ timeout: 60_000 });
  expect(await inspect(engine)).toEqual({ image, status: "running", storage });
  await untilConnected(await workbench.webview(name));
});

test("its row goes back once more, and says nothing of a kill while it does", async ({ workbench, engine }) => {
  await workbench.tree("Desktops").chooseInContextMenu(name, "More", "Go Back to the Previous Image");
  await workbench.pressInDialog(question, "Change Image");

  await expect(workbench.notification(`${name} runs ${nextImage} now.`)).toBeVisible({ timeout: 60_000 });
  await expect(workbench.notification("was killed")).toHaveCount(0);
  expect((await inspect(engine)).image).toBe(nextImage);
});
