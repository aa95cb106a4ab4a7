// relay PIPE SOCKET: what QEMU writes into the pipe as a WAV file goes, without its header, to every client of the
// socket. Who does not read fast enough misses something; nobody keeps QEMU waiting.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { headerBytes = 44, frameBytes = 4, most = 16 };
static int clients[most], count;

static int listenAt(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  int server = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, most)) return -1;
  return server;
}

static void take(int server) {
  int client = accept4(server, 0, 0, SOCK_NONBLOCK);
  if (client < 0) return;
  if (count == most)
    close(client);
  else
    clients[count++] = client;
}

static void dropGone(void) {
  char byte;
  for (int at = 0; at < count;)
    if (recv(clients[at], &byte, 1, MSG_DONTWAIT) == 0)
      close(clients[at]), clients[at] = clients[--count];
    else
      at++;
}

static void handOut(const char *data, size_t size) {
  for (int at = 0; at < count; at++) {
    ssize_t sent = send(clients[at], data, size, MSG_NOSIGNAL);
    // Half a frame would swap the channels from here on.
    if (sent > 0 && sent % frameBytes) send(clients[at], data + sent, frameBytes - sent % frameBytes, MSG_NOSIGNAL);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  signal(SIGPIPE, SIG_IGN);
  int server = listenAt(argv[2]);
  if (server < 0) return 1;
  int pipe = open(argv[1], O_RDONLY);
  size_t header = headerBytes;
  for (;;) {
    struct pollfd files[] = {{pipe, POLLIN, 0}, {server, POLLIN, 0}};
    poll(files, 2, 1000);
    if (files[1].revents) take(server);
    dropGone();
    if (!files[0].revents) continue;
    char data[4096];
    ssize_t size = read(pipe, data, sizeof data);
    if (size <= 0) return 0;
    size_t skipped = (size_t)size < header ? (size_t)size : header;
    header -= skipped;
    handOut(data + skipped, size - skipped);
  }
}
