import clippy from "@vscode/codicons/src/icons/clippy.svg";
import keyboard from "@vscode/codicons/src/icons/record-keys.svg";
import camera from "@vscode/codicons/src/icons/device-camera.svg";
import video from "@vscode/codicons/src/icons/device-camera-video.svg";
import power from "@vscode/codicons/src/icons/plug.svg";
import refresh from "@vscode/codicons/src/icons/refresh.svg";
import screenFull from "@vscode/codicons/src/icons/screen-full.svg";
import sound from "@vscode/codicons/src/icons/unmute.svg";
import eye from "@vscode/codicons/src/icons/eye.svg";
import zoomIn from "@vscode/codicons/src/icons/zoom-in.svg";
import type { DesktopStrings } from "../../src/protocol/desktopApi";
import { qualities, zooms, type Quality, type Zoom } from "../../src/protocol/screenChoices";
import { qualityNames, zoomLabel } from "../../src/protocol/screenLabels";
import type { MenuEntry } from "../kit/menu";
import { combinationNames, functionKeyNames, type KeysName } from "../../src/protocol/keyNames";
import type { ScreenActions } from "./screenActions";
import { keysNamed } from "./keyCombinations";
import { perform } from "./screenCommands";
import type { ToolbarItem } from "./toolbar";

const always = (): boolean => true;

/** The buttons in the order of their use: what does not fit is left out from the end. */
export function screenToolbarItems(tools: ScreenActions, strings: DesktopStrings): readonly ToolbarItem[] {
  const control = (): boolean => tools.mayControl();
  const connected = (): boolean => tools.isConnected();
  return [
    {
      label: strings.ctrlAltDel,
      enabled: control,
      press: () => perform(tools, "ctrlAltDel"),
    },
    { label: strings.keys, icon: keyboard, enabled: connected, entries: () => keyEntries(tools, strings) },
    { label: strings.clipboard, icon: clippy, enabled: control, entries: () => clipboardEntries(tools, strings) },
    { label: strings.view, icon: zoomIn, enabled: always, entries: () => viewEntries(tools, strings) },
    { label: strings.fullWindow, icon: screenFull, enabled: always, press: () => perform(tools, "fullWindow") },
    viewOnlyItem(tools, strings),
    { label: strings.screenshot, icon: camera, enabled: connected, entries: () => pictureEntries(tools, strings) },
    {
      label: strings.record,
      icon: video,
      enabled: () => tools.isConnected() || tools.isRecording(),
      pressed: () => (tools.isRecording() ? "pressed" : "released"),
      press: () => perform(tools, "record"),
    },
    {
      label: strings.sound,
      icon: sound,
      enabled: always,
      pressed: () => (tools.choices.sound === "on" ? "pressed" : "released"),
      press: () => perform(tools, "sound"),
    },
    { label: strings.power, icon: power, enabled: always, entries: () => powerEntries(tools, strings) },
    { label: strings.reconnect, icon: refresh, enabled: always, press: () => perform(tools, "reconnect") },
  ];
}

function viewOnlyItem(tools: ScreenActions, strings: DesktopStrings): ToolbarItem {
  const isOn = (): boolean => tools.choices.control === "viewOnly";
  return {
    label: strings.viewOnly,
    icon: eye,
    enabled: always,
    pressed: () => (isOn() ? "pressed" : "released"),
    press: () => perform(tools, "viewOnly"),
  };
}

function keyEntries(tools: ScreenActions, strings: DesktopStrings): readonly MenuEntry[] {
  const { screen } = tools.parts;
  const state = tools.mayControl() ? "enabled" : "disabled";
  const entry = (label: string, name: KeysName): MenuEntry => ({
    kind: "action",
    label,
    state,
    run: () => {
      screen.press(keysNamed(name));
      screen.focus();
    },
  });
  const captures = tools.choices.keys === "windows";
  return [
    ...combinationNames.map((name) => entry(strings[name], name)),
    {
      kind: "group",
      label: strings.keyboard,
      entries: [
        {
          kind: "check",
          label: strings.captureKeys,
          mark: captures ? "marked" : "unmarked",
          run: () => perform(tools, "captureKeys"),
        },
      ],
    },
    {
      kind: "group",
      label: strings.functionKeys,
      entries: functionKeyNames.map((name) => entry(name, name)),
    },
  ];
}

function clipboardEntries(tools: ScreenActions, strings: DesktopStrings): readonly MenuEntry[] {
  const isShared = tools.choices.clipboard === "shared";
  return [
    { kind: "action", label: strings.pasteClipboard, run: () => perform(tools, "giveClipboard") },
    { kind: "action", label: strings.takeClipboard, run: () => perform(tools, "takeClipboard") },
    { kind: "action", label: strings.typeClipboard, run: () => perform(tools, "typeClipboard") },
    {
      kind: "check",
      label: strings.shareClipboard,
      mark: isShared ? "marked" : "unmarked",
      run: () => tools.change({ clipboard: isShared ? "apart" : "shared" }),
    },
  ];
}

function viewEntries(tools: ScreenActions, strings: DesktopStrings): readonly MenuEntry[] {
  const { choices } = tools;
  const { explain } = tools.parts;
  const showsStatistics = choices.statistics === "shown";
  const zoom = (value: Zoom): MenuEntry => ({
    kind: "radio",
    label: zoomLabel(value, strings),
    mark: choices.zoom === value ? "marked" : "unmarked",
    run: () => tools.change({ zoom: value }),
  });
  const quality = (value: Quality): MenuEntry => ({
    kind: "radio",
    label: strings[qualityNames[value]],
    mark: choices.quality === value ? "marked" : "unmarked",
    run: () => tools.change({ quality: value }),
  });
  return [
    { kind: "group", label: strings.zoom, entries: zooms.map(zoom) },
    { kind: "group", label: strings.quality, entries: qualities.map(quality) },
    { kind: "action", label: strings.fullScreen, run: () => void tools.fullScreen().catch(explain) },
    {
      kind: "check",
      label: strings.statistics,
      mark: showsStatistics ? "marked" : "unmarked",
      run: () => perform(tools, "statistics"),
    },
  ];
}

function pictureEntries(tools: ScreenActions, strings: DesktopStrings): readonly MenuEntry[] {
  return [
    { kind: "action", label: strings.saveScreenshot, run: () => perform(tools, "saveScreenshot") },
    { kind: "action", label: strings.copyScreenshot, run: () => perform(tools, "copyScreenshot") },
  ];
}

function powerEntries(tools: ScreenActions, strings: DesktopStrings): readonly MenuEntry[] {
  const still = tools.isPaused();
  return [
    { kind: "action", label: strings.shutDown, run: () => tools.power("shutDown") },
    {
      kind: "action",
      label: still ? strings.resume : strings.pause,
      run: () => tools.power(still ? "resume" : "pause"),
    },
    { kind: "action", label: strings.reset, run: () => tools.power("reset") },
  ];
}
