/** Programs that technicians run, whose names are no words of everyday English or German; the beginnings of a pattern. */
export const programs =
  'ipconfig|gpupdate|gpresult|nslookup|tracert|traceroute|chkdsk|sfc|dism|netsh|robocopy|dcdiag|repadmin|w32tm|klist|nltest|certutil|wmic|systemctl|mtr|dig|tcpdump|nmap|telnet|netstat|ping|pathping|arp|nbtstat|dsregcmd|bcdedit|wevtutil|schtasks|setspn|taskkill|ifconfig|apt(?:-get)?|ethtool|curl'
