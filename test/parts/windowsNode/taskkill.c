/* taskkill /pid NUMBER /t /f: ends a process and everything that it and its children have started. */
#include <windows.h>
#include <tlhelp32.h>
#include <stdio.h>
#include <wchar.h>

#define MOST_PROCESSES 4096

static PROCESSENTRY32W processes[MOST_PROCESSES];
static int count;

static void list_processes(void) {
  HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  processes[0].dwSize = sizeof processes[0];
  for (BOOL found = Process32FirstW(snapshot, &processes[0]); found && count < MOST_PROCESSES - 1;) {
    count++;
    processes[count].dwSize = sizeof processes[0];
    found = Process32NextW(snapshot, &processes[count]);
  }
  CloseHandle(snapshot);
}

static BOOL end_process(DWORD id) {
  HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, id);
  BOOL ended = process != NULL && TerminateProcess(process, 1);
  CloseHandle(process);
  return ended;
}

/* The parent first, so that it starts nothing more. */
static BOOL end_tree(DWORD id) {
  BOOL ended = end_process(id);
  for (int index = 0; index < count; index++) {
    if (processes[index].th32ParentProcessID == id && processes[index].th32ProcessID != id) {
      ended = end_tree(processes[index].th32ProcessID) && ended;
    }
  }
  return ended;
}

int wmain(int argc, wchar_t **argv) {
  if (argc != 5 || wcscmp(argv[1], L"/pid") != 0 || wcscmp(argv[3], L"/t") != 0 || wcscmp(argv[4], L"/f") != 0) {
    fputs("This taskkill knows /pid NUMBER /t /f only.\n", stderr);
    return 1;
  }
  list_processes();
  return end_tree(wcstoul(argv[2], NULL, 10)) ? 0 : 128;
}
