/** Where OpenSSH listens in Windows. */
export const sshPort = 22;
