import * as vscode from "vscode";
import type { DesktopStrings } from "../../../protocol/desktopApi";

/** The page has no translations of its own. */
export function desktopStrings(name: string): DesktopStrings {
  return { ...screenStrings(name), ...keyStrings(), ...clipboardStrings(), ...viewStrings(), ...powerStrings() };
}

function screenStrings(name: string) {
  return {
    screen: vscode.l10n.t("Screen of {0}. Ctrl+Alt+Home moves to the toolbar.", name),
    toolbar: vscode.l10n.t("Screen of {0}", name),
    more: vscode.l10n.t("More Actions"),
    screenshot: vscode.l10n.t("Screenshot"),
    saveScreenshot: vscode.l10n.t("Save Screenshot…"),
    copyScreenshot: vscode.l10n.t("Copy Screenshot"),
    screenshotCopied: vscode.l10n.t("The screenshot is in the clipboard."),
    screenshotNotCopied: vscode.l10n.t(
      "The screenshot was not copied: only a tab that has the keyboard may fill the clipboard.",
    ),
    record: vscode.l10n.t("Record a Video"),
    recording: vscode.l10n.t("Recording {0}"),
    recordingUnavailable: vscode.l10n.t("Videos cannot be recorded here: this VS Code has no encoder for them."),
    sound: vscode.l10n.t("Sound"),
    reconnect: vscode.l10n.t("Reconnect"),
    reconnectNow: vscode.l10n.t("Reconnect Now"),
    notConnected: vscode.l10n.t("The screen is not connected."),
    onlyViewed: vscode.l10n.t("This desktop is only viewed: nothing is sent to it."),
    connecting: vscode.l10n.t("Connecting to the screen…"),
    cancel: vscode.l10n.t("Cancel"),
    showLogs: vscode.l10n.t("Show Logs"),
    steps: vscode.l10n.t("Steps of the installation"),
  };
}

function keyStrings() {
  return {
    ctrlAltDel: vscode.l10n.t("Ctrl+Alt+Del"),
    keys: vscode.l10n.t("Send Keys"),
    windowsKey: vscode.l10n.t("Windows Key"),
    run: vscode.l10n.t("Win+R (Run)"),
    lock: vscode.l10n.t("Win+L (Lock)"),
    switchWindow: vscode.l10n.t("Alt+Tab (Switch Window)"),
    closeWindow: vscode.l10n.t("Alt+F4 (Close Window)"),
    taskManager: vscode.l10n.t("Ctrl+Shift+Esc (Task Manager)"),
    printScreen: vscode.l10n.t("Print Screen"),
    functionKeys: vscode.l10n.t("Function Keys"),
    keyboard: vscode.l10n.t("Keyboard"),
    captureKeys: vscode.l10n.t("Send VS Code's Key Combinations to Windows"),
    viewOnly: vscode.l10n.t("View Only"),
  };
}

function clipboardStrings() {
  return {
    clipboard: vscode.l10n.t("Clipboard"),
    pasteClipboard: vscode.l10n.t("Give Clipboard Text to Windows"),
    typeClipboard: vscode.l10n.t("Type Clipboard Text into Windows"),
    shareClipboard: vscode.l10n.t("Share the Clipboard with Windows"),
    clipboardCopied: vscode.l10n.t("Text that was copied in Windows is in the clipboard."),
    clipboardGiven: vscode.l10n.t("The text is in the clipboard of Windows: paste it there."),
    clipboardEmpty: vscode.l10n.t("There is no text in the clipboard."),
    takeClipboard: vscode.l10n.t("Take Clipboard Text from Windows"),
    otherClipboardEmpty: vscode.l10n.t("There is no text in the clipboard of Windows."),
    cannotTake: vscode.l10n.t("The clipboard of Windows cannot be asked for."),
    agentAbsent: vscode.l10n.t("This desktop was made without the agent that passes clipboard texts on."),
    agentSilent: vscode.l10n.t(
      "The agent in Windows does not answer: it starts when somebody is logged on, and talks with one VS Code window at a time.",
    ),
    typing: vscode.l10n.t("Typing: {0} of {1} characters"),
    stillTyping: vscode.l10n.t("Another text is still being typed."),
    typed: vscode.l10n.t("Typed {0} characters, as on a US keyboard."),
    typedPartly: vscode.l10n.t(
      "Typed {0} characters, as on a US keyboard. {1} were left out, because it does not have them: {2}",
    ),
    typedUntilEnd: vscode.l10n.t(
      "Only {0} of {1} characters were typed: then the desktop was not connected, only viewed, or paused.",
    ),
  };
}

function viewStrings() {
  return {
    view: vscode.l10n.t("View"),
    zoom: vscode.l10n.t("Size"),
    zoomFit: vscode.l10n.t("Fit to the Panel"),
    zoomResize: vscode.l10n.t("Let Windows Take the Panel's Size"),
    zoomOriginal: vscode.l10n.t("Original Size"),
    notResized: vscode.l10n.t("Windows keeps its own resolution, so its picture is scaled to the panel."),
    quality: vscode.l10n.t("Quality"),
    qualitySharp: vscode.l10n.t("Sharp, Little Compression"),
    qualityBalanced: vscode.l10n.t("Balanced"),
    qualityFast: vscode.l10n.t("For Slow Connections"),
    fullWindow: vscode.l10n.t("Full Window"),
    fullScreen: vscode.l10n.t("Full Screen"),
    statistics: vscode.l10n.t("Connection Statistics"),
    statisticsLine: vscode.l10n.t("{0} · {1} pictures/s · answers in {2} ms · {3}"),
  };
}

function powerStrings() {
  return {
    power: vscode.l10n.t("Power"),
    shutDown: vscode.l10n.t("Press the Power Button"),
    pause: vscode.l10n.t("Pause Windows"),
    resume: vscode.l10n.t("Resume Windows"),
    reset: vscode.l10n.t("Reset…"),
    paused: vscode.l10n.t("Windows is paused."),
  };
}
