# Port 8006: the progress page while there is something to prepare, then the screen.

webPort=${WEB_PORT:-8006}
vncPort=${VNC_PORT:-5900}

hasWeb() { ! isOff "${WEB:-Y}"; }

startWeb() {
  hasWeb || return 0
  cp /run/progress.html "$shared/index.html"
  page "Starting Windows for $engineName..."
  writeConfiguration > "$shared/nginx.conf"
  nginx -c "$shared/nginx.conf" -e /dev/null || warn "The web server did not start."
}

# From here on the page is the screen: its first file is gone, and msg.html answers 404.
endProgress() { rm -f "$shared/index.html" "$shared/msg.html"; }

protection() {
  isOn "${PROTECT:-N}" || [ -n "${PASS:-}" ] || return 0
  printf '%s:{PLAIN}%s\n' "${USERNAME:-Docker}" "${PASS:-${PASSWORD:-admin}}" > "$shared/users"
  printf 'auth_basic "NoVNC"; auth_basic_user_file %s;\n' "$shared/users"
}

# Images before 6.04 have no socket for the screen, and their page goes to the port.
screenAddress() { if isBefore 6.04; then echo "http://127.0.0.1:${WSS_PORT:-5700}/"; else echo "http://unix:$shared/vnc-ws.sock:/"; fi; }

screenSocket() {
  isBefore 6.04 || printf 'server { listen unix:%s/vnc-ws.sock; location / { proxy_pass http://127.0.0.1:5700/; } }' "$shared"
}

# QEMU here is older than the images' own and has no websocket on a unix socket: nginx offers it in its place.
writeConfiguration() {
  cat << END
user root;
worker_processes 1;
pid $shared/nginx.pid;
events { worker_connections 256; }
http {
  access_log off;
  error_log /dev/null;
  types { text/html html; text/css css; application/javascript js; image/svg+xml svg; }
  default_type application/octet-stream;
  tcp_nodelay on;
  proxy_buffering off;
  proxy_http_version 1.1;
  proxy_set_header Upgrade \$http_upgrade;
  proxy_set_header Connection upgrade;
  proxy_read_timeout 1d;
  proxy_send_timeout 1d;
  $(screenSocket)
  server {
    listen $webPort default_server;
    listen [::]:$webPort default_server;
    $(protection)
    add_header Cache-Control no-cache;
    root /usr/share/novnc;
    index vnc.html;
    location = / { root $shared; try_files /index.html @screen; }
    location @screen { rewrite ^ /vnc.html last; }
    location = /msg.html { root $shared; add_header Cache-Control no-store; }
    location = /websockify { proxy_pass $(screenAddress); }
  }
}
END
}
