/*
 * messagePipe NAME PORT: makes the named pipe \\.\pipe\NAME and carries every connection to 127.0.0.1:PORT. The pipe
 * is of the kind that Docker's engine makes: it carries messages, and an empty one says that its sender has sent
 * everything and still reads, which a pipe cannot say by being closed.
 */
#include <winsock2.h>
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define BUFFER_SIZE 65536

typedef struct {
  HANDLE pipe;
  SOCKET engine;
} Connection;

static wchar_t pipe_name[256];
static u_short engine_port;

/* Both directions of a pipe can be in use at once only if neither is waited for by its own call. */
static BOOL finish(HANDLE pipe, BOOL done, OVERLAPPED *state, DWORD *count) {
  if (!done && GetLastError() != ERROR_IO_PENDING && GetLastError() != ERROR_MORE_DATA) {
    return FALSE;
  }
  /* A message longer than the buffer arrives in pieces. */
  return GetOverlappedResult(pipe, state, count, TRUE) || GetLastError() == ERROR_MORE_DATA;
}

static BOOL read_pipe(HANDLE pipe, char *buffer, DWORD *count) {
  OVERLAPPED state = {.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL)};
  BOOL done = ReadFile(pipe, buffer, BUFFER_SIZE, NULL, &state);
  BOOL is_read = finish(pipe, done, &state, count);
  CloseHandle(state.hEvent);
  return is_read;
}

static BOOL write_pipe(HANDLE pipe, const char *buffer, DWORD size) {
  OVERLAPPED state = {.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL)};
  DWORD count;
  BOOL done = WriteFile(pipe, buffer, size, NULL, &state);
  BOOL is_written = finish(pipe, done, &state, &count);
  CloseHandle(state.hEvent);
  return is_written;
}

static BOOL send_all(SOCKET engine, const char *buffer, int size) {
  for (int sent = 0; sent < size;) {
    int count = send(engine, buffer + sent, size - sent, 0);
    if (count <= 0) {
      return FALSE;
    }
    sent += count;
  }
  return TRUE;
}

static DWORD WINAPI carry_to_engine(void *argument) {
  Connection *connection = argument;
  char *buffer = malloc(BUFFER_SIZE);
  DWORD count;
  while (read_pipe(connection->pipe, buffer, &count)) {
    if (count == 0) {
      shutdown(connection->engine, SD_SEND);
    } else if (!send_all(connection->engine, buffer, (int)count)) {
      break;
    }
  }
  shutdown(connection->engine, SD_BOTH);
  free(buffer);
  return 0;
}

static DWORD WINAPI serve(void *argument) {
  Connection *connection = argument;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(engine_port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connection->engine = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(connection->engine, (struct sockaddr *)&address, sizeof address) == 0) {
    HANDLE other_way = CreateThread(NULL, 0, carry_to_engine, connection, 0, NULL);
    char *buffer = malloc(BUFFER_SIZE);
    int count;
    while ((count = recv(connection->engine, buffer, BUFFER_SIZE, 0)) > 0 &&
           write_pipe(connection->pipe, buffer, (DWORD)count)) {
    }
    /* Not disconnected: the client still reads what is in the pipe when it is closed. */
    CancelIoEx(connection->pipe, NULL);
    WaitForSingleObject(other_way, INFINITE);
    CloseHandle(other_way);
    free(buffer);
  }
  closesocket(connection->engine);
  CloseHandle(connection->pipe);
  free(connection);
  return 0;
}

static HANDLE make_pipe(void) {
  return CreateNamedPipeW(pipe_name, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
                          PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE | PIPE_WAIT, PIPE_UNLIMITED_INSTANCES, BUFFER_SIZE,
                          BUFFER_SIZE, 0, NULL);
}

static BOOL await_client(HANDLE pipe) {
  OVERLAPPED state = {.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL)};
  DWORD count;
  BOOL done = ConnectNamedPipe(pipe, &state);
  BOOL is_connected = done || GetLastError() == ERROR_PIPE_CONNECTED || finish(pipe, done, &state, &count);
  CloseHandle(state.hEvent);
  return is_connected;
}

int wmain(int argc, wchar_t **argv) {
  WSADATA data;
  if (argc != 3 || WSAStartup(MAKEWORD(2, 2), &data) != 0) {
    return 2;
  }
  swprintf(pipe_name, sizeof pipe_name / sizeof *pipe_name, L"\\\\.\\pipe\\%ls", argv[1]);
  engine_port = (u_short)wcstoul(argv[2], NULL, 10);
  for (HANDLE pipe = make_pipe(); pipe != INVALID_HANDLE_VALUE;) {
    BOOL is_connected = await_client(pipe);
    /* The next one is there before this one is served: nobody finds no pipe at all. */
    HANDLE next = make_pipe();
    if (is_connected) {
      Connection *connection = calloc(1, sizeof *connection);
      connection->pipe = pipe;
      CloseHandle(CreateThread(NULL, 0, serve, connection, 0, NULL));
    } else {
      CloseHandle(pipe);
    }
    pipe = next;
  }
  return 1;
}
