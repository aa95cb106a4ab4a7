import { expect, publishing, test } from "./fixtures";
import { openWorkbench, startPackaged, withMarkdown } from "./openWorkbench";

test("a report opens rendered, keeps its buttons, and shows its source on request", async ({
  contexts,
  containers,
}) => {
  await containers.run("net-9", publishing(18_099));
  const server = await startPackaged(contexts.folder, {}, {}, { builtinExtensions: withMarkdown });
  const { workbench, close } = await openWorkbench(server);
  try {
    await workbench.openViewContainer("Windows Containers");
    await workbench.tree("Engines").chooseInContextMenu("net-9", "More", "Diagnose Network…");
    const page = await workbench.webview();
    await expect(page.getByRole("heading", { name: /net-9/ }).first()).toBeVisible({ timeout: 30_000 });
    await workbench.screenshot("test-results/report-rendered.png");
    await workbench.clearNotifications();

    const title = workbench.page.locator(".part.editor .editor-actions");
    await title.getByRole("button", { name: "Copy Diagnosis for a Bug Report" }).click();
    await expect(workbench.notification("The diagnosis is in the clipboard as Markdown")).toBeVisible();

    await workbench.runCommand("View: Reopen Editor with Text Editor");
    await expect.poll(() => workbench.editorText()).toContain("# ");
  } finally {
    await close();
    await server.stop();
  }
});
