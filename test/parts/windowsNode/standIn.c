/*
 * A Windows program that does as it is told, in place of one that a test cannot have. Beside PROGRAM.exe lie files of
 * the same name with one more ending:
 *   .stdout, .stderr   written as they are
 *   .wait              milliseconds to live first
 *   .when              what its command line holds when it waits; always without
 *   .code              the exit code, 0 without
 * To PROGRAM.exe.log it adds a line of JSON when it begins, {"words":[...],"commandLine":"..."}, and one when it ends by
 * itself, {"ended":CODE}.
 */
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define PATH_LENGTH 1024
#define LINE_LENGTH (4 * 65536)

static wchar_t program[PATH_LENGTH];
static char line[LINE_LENGTH];
static DWORD length;

static void path_with_ending(const wchar_t *ending, wchar_t *path) {
  swprintf(path, PATH_LENGTH, L"%ls.%ls", program, ending);
}

/* Returns the file's length, or -1 where there is none; what it holds ends with a zero. */
static int read_file(const wchar_t *ending, char **content) {
  wchar_t path[PATH_LENGTH];
  path_with_ending(ending, path);
  HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) {
    return -1;
  }
  DWORD size = GetFileSize(file, NULL);
  DWORD read = 0;
  *content = calloc(1, size + 1);
  ReadFile(file, *content, size, &read, NULL);
  CloseHandle(file);
  return (int)read;
}

static DWORD number_of(const wchar_t *ending) {
  char *text;
  return read_file(ending, &text) > 0 ? strtoul(text, NULL, 10) : 0;
}

static int is_to_wait(void) {
  char *text;
  static char given[LINE_LENGTH];
  WideCharToMultiByte(CP_UTF8, 0, GetCommandLineW(), -1, given, LINE_LENGTH, NULL, NULL);
  return read_file(L"when", &text) <= 0 || strstr(given, text) != NULL;
}

static void write_output(const wchar_t *ending, DWORD handle) {
  char *text;
  DWORD written;
  int size = read_file(ending, &text);
  if (size > 0) {
    WriteFile(GetStdHandle(handle), text, (DWORD)size, &written, NULL);
  }
}

static void put(const char *text) {
  while (*text != '\0' && length < LINE_LENGTH) {
    line[length++] = *text++;
  }
}

static void put_json_text(const wchar_t *text) {
  static char bytes[LINE_LENGTH];
  WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, LINE_LENGTH, NULL, NULL);
  put("\"");
  for (char *byte = bytes; *byte != '\0'; byte++) {
    char escaped[8] = {*byte, '\0'};
    if (*byte == '"' || *byte == '\\') {
      wsprintfA(escaped, "\\%c", *byte);
    } else if (*byte > 0 && *byte < ' ') {
      wsprintfA(escaped, "\\u%04x", *byte);
    }
    put(escaped);
  }
  put("\"");
}

/* In one piece: two that run at the same time write whole lines. */
static void append_line(void) {
  wchar_t path[PATH_LENGTH];
  DWORD written;
  path_with_ending(L"log", path);
  put("\n");
  HANDLE file =
      CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_ALWAYS, 0, NULL);
  WriteFile(file, line, length, &written, NULL);
  CloseHandle(file);
  length = 0;
}

static void log_beginning(void) {
  int count;
  wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
  put("{\"words\":[");
  for (int index = 1; index < count; index++) {
    put(index == 1 ? "" : ",");
    put_json_text(words[index]);
  }
  put("],\"commandLine\":");
  put_json_text(GetCommandLineW());
  put("}");
  append_line();
}

static void log_end(DWORD code) {
  char text[64];
  wsprintfA(text, "{\"ended\":%u}", code);
  put(text);
  append_line();
}

int wmain(void) {
  GetModuleFileNameW(NULL, program, PATH_LENGTH);
  log_beginning();
  if (is_to_wait()) {
    Sleep(number_of(L"wait"));
  }
  write_output(L"stdout", STD_OUTPUT_HANDLE);
  write_output(L"stderr", STD_ERROR_HANDLE);
  DWORD code = number_of(L"code");
  log_end(code);
  return (int)code;
}
