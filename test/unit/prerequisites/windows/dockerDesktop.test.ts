import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkBitLocker } from "../../../../src/prerequisites/windows/bitLocker";
import { checkDockerDesktopKind } from "../../../../src/prerequisites/windows/dockerDesktopKind";
import { checkDockerUsers } from "../../../../src/prerequisites/windows/dockerUsers";
import { checkWindowsContainers } from "../../../../src/prerequisites/windows/windowsContainers";
import { aWindows, brief, commandLines, commandOf, dockerDesktopFile, hung, resultOf, wrote } from "./aWindows";

const oneUserFile = String.raw`C:\Users\jane\AppData\Local\Programs\DockerDesktop\Docker Desktop.exe`;
const settingsFile = String.raw`C:\ProgramData\DockerDesktop\install-settings.json`;

describe("Docker Desktop's installation", () => {
  const look = (files: readonly string[], docker: number | "absent" = "absent") =>
    checkDockerDesktopKind(
      aWindows({ files: Object.fromEntries(files.map((file) => [file, ""])), services: { docker } }),
    );

  it("is for all users, for one, or not there", async () => {
    assert.equal(brief(await look([dockerDesktopFile])), "ok fine");
    assert.equal(brief(await look([dockerDesktopFile, oneUserFile])), "ok fine");
    assert.equal(brief(await look([oneUserFile])), "missing dockerDesktopOfOneUser");
    assert.equal(brief(await look([])), "warning dockerDesktopAbsent");
  });

  it("is found in a folder of its own by the client on the PATH", async () => {
    const environment = { Path: String.raw`C:\Windows;D:\Dev\Docker\resources\bin` };
    const files = {
      [String.raw`D:\Dev\Docker\resources\bin\docker.exe`]: "",
      [String.raw`D:\Dev\Docker\Docker Desktop.exe`]: "",
    };
    const found = await checkDockerDesktopKind(aWindows({ files, environment }));

    assert.equal(brief(found), "ok fine");
    assert.ok(found.evidence.some(({ source }) => source === String.raw`D:\Dev\Docker\Docker Desktop.exe`));
    const [client] = Object.keys(files);
    assert.equal(
      brief(await checkDockerDesktopKind(aWindows({ files: { [client ?? ""]: "" }, environment }))),
      "warning dockerDesktopAbsent",
    );
  });

  it("is not needed beside Docker Engine", async () => {
    assert.equal(brief(await look([], 4)), "ok notNeeded");
  });

  it("cannot be told to be needed when the services cannot be read", async () => {
    const result = await resultOf(() => checkDockerDesktopKind(aWindows({ files: {}, programs: { sc: hung } })));

    assert.equal(brief(result), "cannotTell unreadable");
  });
});

describe("Windows containers in Docker Desktop", () => {
  const look = (text?: string) =>
    resultOf(() => checkWindowsContainers(aWindows({ files: text === undefined ? {} : { [settingsFile]: text } })));

  it("are allowed unless the installation says otherwise", async () => {
    assert.equal(brief(await look()), "ok fine");
    assert.equal(brief(await look("{}")), "ok fine");
    assert.equal(brief(await look('{"noWindowsContainers": false}')), "ok fine");
    const disabled = await look('\uFEFF{"noWindowsContainers": true}');
    assert.equal(brief(disabled), "missing windowsContainersDisabled");
    const line = commandOf(disabled) ?? "";
    // The same that mends it when a switch is refused.
    assert.ok(line.includes(`$f = '${settingsFile}'; Copy-Item`) && line.includes("Remove('noWindowsContainers')"));
    assert.ok(!line.includes('"'));
  });

  it("cannot be told from a file that is broken or may not be read", async () => {
    assert.equal(brief(await look("\0\0\0")), "cannotTell unreadable");
    const facts = aWindows();
    const refusing = { ...facts.machine, readText: () => Promise.reject(new Error("EACCES")) };
    const result = await resultOf(() => checkWindowsContainers(Object.assign(facts, { machine: refusing })));
    assert.deepEqual(result.evidence, [{ source: settingsFile, found: "EACCES" }]);
  });
});

describe("the group docker-users", () => {
  const outsider = wrote(
    '"Jeder","Bekannte Gruppe","S-1-1-0","x"\r\n"VORDEFINIERT\\Benutzer","Alias","S-1-5-32-545","x"\r\n',
  );
  const members = (...names: readonly string[]) =>
    wrote(
      `Aliasname     docker-users\r\nMitglieder\r\n\r\n-----\r\n${names.join("\r\n")}\r\nDer Befehl wurde ausgeführt.\r\n`,
    );

  it("counts when our own sign-in has it", async () => {
    const facts = aWindows();

    assert.equal(brief(await checkDockerUsers(facts)), "ok fine docker-users");
    assert.deepEqual(commandLines.get(facts), ["whoami /groups /fo csv /nh"]);
  });

  it("counts from the next sign-in on for who was added since", async () => {
    for (const name of ["jane", "DESK\\Jane"]) {
      const result = await checkDockerUsers(aWindows({ programs: { whoami: outsider, net: members("bob", name) } }));

      assert.equal(brief(result), "warning inGroupAfterSignOut");
      assert.equal(commandOf(result), "shutdown.exe /l");
    }
  });

  it("knows an account again whose letters the console's code page spoils, and no word of the list by such letters alone", async () => {
    const look = async (USERNAME: string, listed: string): Promise<string> => {
      const programs = { whoami: outsider, net: members(listed, "メンバー") };
      return brief(await checkDockerUsers(aWindows({ programs, environment: { USERNAME } })));
    };

    assert.equal(await look("Jürgen", "DESK\\J\uFFFDrgen"), "warning inGroupAfterSignOut");
    assert.equal(await look("Jürgen", "Jergen"), "missing notInGroup");
    assert.equal(await look("ユーザー", "bob"), "missing notInGroup");
  });

  it("is joined by the spelled-out name, for another account may be the administrator", async () => {
    const programs = { whoami: outsider, net: members("bob", "janet", "OTHER\\jane") };
    const result = await checkDockerUsers(aWindows({ programs }));

    assert.equal(brief(result), "missing notInGroup");
    assert.equal(commandOf(result), String.raw`net.exe localgroup docker-users 'DESK\jane' /add`);
  });

  it("cannot be joined where Docker Desktop has not made it: that needs its installation for all users", async () => {
    const programs = { whoami: outsider, net: wrote("Systemfehler 1376", 2) };
    const result = await checkDockerUsers(aWindows({ programs, files: { [oneUserFile]: "" } }));

    assert.equal(brief(result), "missing groupAbsent");
    assert.equal(result.remedy?.kind, "read");
  });

  it("is not taken for another group whose name has it in it", async () => {
    const whoami = wrote('"DESK\\not-docker-users","Alias","S-1-5-21-1","x"\r\n');
    const result = await checkDockerUsers(aWindows({ programs: { whoami, net: members() } }));

    assert.equal(brief(result), "missing notInGroup");
  });

  it("is not needed without Docker Desktop, and cannot be told when whoami hangs or fails", async () => {
    const programs = { whoami: outsider, net: wrote("Systemfehler 1376", 2) };
    assert.equal(brief(await checkDockerUsers(aWindows({ programs, files: {} }))), "ok notNeeded");
    for (const whoami of [hung, wrote("", 1)]) {
      const result = await resultOf(() => checkDockerUsers(aWindows({ programs: { whoami } })));
      assert.equal(brief(result), "cannotTell unreadable");
    }
  });
});

describe("the policy of BitLocker", () => {
  const key = String.raw`HKLM\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE`;
  const look = (FDVDenyWriteAccess: number) =>
    checkBitLocker(aWindows({ registry: { [key]: { FDVDenyWriteAccess } } }));

  it("must not deny writing", async () => {
    assert.equal(brief(await checkBitLocker(aWindows())), "ok fine");
    assert.equal(brief(await look(0)), "ok fine");
    const denied = await look(1);
    assert.equal(brief(denied), "missing writesDenied");
    assert.deepEqual(denied.evidence, [{ source: `${key} FDVDenyWriteAccess`, found: "1" }]);
    const unread = await resultOf(() => checkBitLocker(aWindows({ programs: { reg: hung } })));
    assert.equal(brief(unread), "cannotTell unreadable");
  });
});
