# DEMO_FAIL=<name> plays one of the failures of the desktop images where it would happen, with its words and its exit code.

demoFail=${DEMO_FAIL:-}

playFailure() {
  [ "$demoFail" = "$1" ] || return 0
  local name=${versionTitle:-Windows}
  case $1 in
    kvm) fail 88 "KVM acceleration is not available (/dev/kvm is missing), this will cause the machine to run about 10 times slower. See the FAQ for possible causes, or disable acceleration by adding the \"KVM=N\" variable (not recommended)." ;;
    kvm-permission) fail 88 "KVM acceleration is not available (/dev/kvm is unwriteable), this will cause the machine to run about 10 times slower. See the FAQ for possible causes." ;;
    kvm-bios) fail 88 "KVM acceleration is not available (not enabled in BIOS)." ;;
    docker-desktop) fail 88 "Please bind '/dev/kvm' as a volume in the optional container settings when using Docker Desktop." ;;
    storage) fail 13 "Storage folder (/storage) is not writeable! If SELinux is active, you need to add the \":Z\" flag to the volume." ;;
    memory) fail 16 "Windows requires at least 2 GB of RAM, but only 1 GB can be allocated." ;;
    download) fail 68 "All download methods failed for $name!" ;;
    download-space) fail 68 "Insufficient free disk space to download file, 7.2 GB required but only 1.1 GB available!" ;;
    extract) fail 70 "Failed to extract the $name image!" ;;
    disk-space) fail 76 "Insufficient free disk space in /storage, have 1.1 GB available but need at least 32 GB." ;;
    device) fail 55 "Device /disk1 cannot be found!" ;;
    network) fail 24 "Failed to configure user-mode networking!" ;;
    interface) fail 26 "Could not determine container IPv4 address!" ;;
    host-network) fail 29 "This container does not support host mode networking!" ;;
    vhost) fail 20 "VHOST can not be found on this system!" ;;
    secure-boot) fail 33 "Secure boot requires a Q35 machine!" ;;
    firmware) fail 44 "UEFI boot file (/usr/share/OVMF/OVMF_CODE_4M.fd) not found!" ;;
  esac
}
