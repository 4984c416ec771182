import type { StepType } from '../core/domain/entry.ts'
import type { Priority } from '../core/domain/handoff.ts'

/** The demo workspace's contents: who works there and what they are in the middle of. */

export const demoPassword = 'baton-demo-1'

export type DemoPerson = {
  key: string
  name: string
  role: 'owner' | 'admin' | 'engineer' | 'viewer'
  email: string
  team: string | null
}

export const demoTeams = [
  { key: 'desk', name: 'Service desk' },
  { key: 'field', name: 'Field' },
]

export const demoPeople: DemoPerson[] = [
  { key: 'maya', name: 'Maya Lindqvist', role: 'owner', email: 'maya@northwind.example', team: null },
  { key: 'tom', name: 'Tom Okafor', role: 'admin', email: 'tom@northwind.example', team: 'desk' },
  { key: 'ana', name: 'Ana Ruiz', role: 'engineer', email: 'ana@northwind.example', team: 'field' },
  { key: 'ben', name: 'Ben Carter', role: 'engineer', email: 'ben@northwind.example', team: 'desk' },
  { key: 'vera', name: 'Vera Novak', role: 'viewer', email: 'vera@northwind.example', team: null },
]

/** One event in a story; `minutes` after the story began. */
export type Beat =
  | { do: 'note'; text: string }
  | { do: 'paste'; text: string }
  | {
      do: 'step'
      type: StepType
      text: string
      options?: string[]
      selected?: number
      result?: { success: boolean; details: string }
    }
  | { do: 'fact'; text: string }
  | { do: 'fork'; reason: string; labels: string[] }
  | { do: 'branch'; label: string; status: 'active' | 'dead_end' | 'solved' | 'untried'; reason?: string }
  | { do: 'fix'; text: string; confidence: number }
  | { do: 'outcome'; outcome: 'applied_success' | 'applied_failed' | 'applied_pending'; reason?: string }
  | { do: 'park'; note: string; wakeInMinutes?: number }
  | { do: 'escalate'; note: string; priority: Priority; to?: string }
  | { do: 'resolve'; summary: string; action: string }
  | { do: 'abandon'; reason: string }
  | { do: 'resume' }
  | { do: 'confidence'; score: number }
  | { do: 'claim'; by: string; mode: 'continue' | 'fresh' }

export type Story = {
  by: string
  startedMinutesAgo: number
  /** Minutes between two events. */
  pace: number
  title: string
  problem: string
  category: string
  client: string
  contact: string
  device: string
  /** From now; negative if it is overdue. */
  dueInMinutes?: number
  ticket: string | null
  beats: Beat[]
}

const day = 24 * 60

export const demoStories: Story[] = [
  {
    by: 'ben',
    startedMinutesAgo: 124,
    pace: 8,
    title: 'VPN drops every 20 minutes',
    problem:
      'Contoso branch: the site-to-site VPN drops every 20 minutes since the firewall firmware update; 38 people lose their session.',
    category: 'Network',
    client: 'Contoso',
    contact: 'Helen Marsh, IT lead, 020 7946 0118',
    device: 'CON-FW-02',
    dueInMinutes: -25,
    ticket: '48190',
    beats: [
      {
        do: 'step',
        type: 'check',
        text: 'Compared the drop times with the IKE log',
        result: { success: true, details: 'Every drop is a failed phase 2 rekey' },
      },
      { do: 'fact', text: 'Drops at 1,180 to 1,200 s, always' },
      {
        do: 'fork',
        reason: 'The rekey fails, but three things changed at once',
        labels: [
          'Firmware 7.4.2',
          'MTU on the tunnel',
          'Phase 2 lifetime mismatch',
          'Head-end debug during a rekey',
        ],
      },
      {
        do: 'step',
        type: 'action',
        text: 'Rolled the firmware back to 7.4.1',
        result: { success: false, details: 'Same drop after 1,190 s' },
      },
      { do: 'branch', label: 'Firmware 7.4.2', status: 'dead_end', reason: 'rollback did not help' },
      { do: 'branch', label: 'MTU on the tunnel', status: 'active' },
      {
        do: 'step',
        type: 'action',
        text: 'Set MTU 1360 on the tunnel interface',
        result: { success: false, details: 'No change' },
      },
      { do: 'branch', label: 'MTU on the tunnel', status: 'dead_end', reason: 'no change at 1360' },
      { do: 'fact', text: 'Only this site; two others on the same head-end hold' },
      { do: 'branch', label: 'Phase 2 lifetime mismatch', status: 'active' },
      {
        do: 'step',
        type: 'question',
        text: 'Does the traffic selector match on both ends?',
        options: ['Yes', 'No', 'Cannot see the head-end'],
        selected: 2,
      },
      { do: 'fact', text: 'Traffic selector differs by one subnet, 10.40.8.0/24' },
      { do: 'confidence', score: 0.55 },
      {
        do: 'escalate',
        priority: 'urgent',
        note: 'Rekey fails since firmware 7.4.2, rollback did not help. I have no rights on the head-end side and the next drop hits payroll at 15:00.',
      },
    ],
  },
  {
    by: 'ana',
    startedMinutesAgo: 36,
    pace: 6,
    title: 'Finance server out of disk',
    problem: 'FIN-01 has 900 MB left on D: and SQL Server writes to it; month end is tomorrow.',
    category: 'Server',
    client: 'Fabrikam Finance',
    contact: 'Raj Patel, 020 7946 0142',
    device: 'FIN-01',
    dueInMinutes: 90,
    ticket: '48221',
    beats: [
      {
        do: 'step',
        type: 'check',
        text: 'Looked for what grows',
        result: { success: true, details: 'Transaction log of LEDGER, 212 GB' },
      },
      { do: 'fact', text: 'The log grows about 2 GB an hour' },
      {
        do: 'step',
        type: 'question',
        text: 'When did the last log backup finish?',
        options: ['Today', 'This week', 'Longer ago'],
        selected: 2,
      },
      { do: 'fact', text: 'Last log backup finished nine days ago' },
      {
        do: 'escalate',
        priority: 'high',
        note: 'Logs grow 2 GB an hour and I do not dare to truncate. Someone with SQL rights, please.',
      },
    ],
  },
  {
    by: 'ana',
    startedMinutesAgo: 64,
    pace: 5,
    title: 'Outlook will not sync after migration',
    problem: 'Shared mailbox missing for 4 people since the cut-over; the web client shows it.',
    category: 'Microsoft 365',
    client: 'Fabrikam Finance',
    contact: 'Sofia Meyer, sofia.meyer@fabrikam.example',
    device: 'FAB-LT-031',
    dueInMinutes: 180,
    ticket: '48213',
    beats: [
      {
        do: 'step',
        type: 'question',
        text: 'Does it fail in Outlook on the web too?',
        options: ['Yes', 'No, web shows the mailbox'],
        selected: 1,
      },
      { do: 'fact', text: 'Web client shows the mailbox' },
      {
        do: 'step',
        type: 'check',
        text: 'Checked auto-mapping on the mailbox permission',
        result: { success: true, details: 'Set for 2 of 6 people' },
      },
      { do: 'fact', text: 'Works for 2 of 6 people' },
      { do: 'fact', text: 'Access was granted by a security group' },
      {
        do: 'fork',
        reason: 'Web works, desktop does not',
        labels: ['Permissions', 'Profile cache', 'Server throttling'],
      },
      { do: 'branch', label: 'Profile cache', status: 'dead_end', reason: 'a new profile shows the same' },
      { do: 'fix', text: 'Re-add the shared mailbox with auto-mapping off', confidence: 72 },
      { do: 'step', type: 'action', text: 'Re-added the mailbox for one person, auto-mapping off' },
      { do: 'note', text: 'Client leaves at 15:00, call reception before touching the profile.' },
    ],
  },
  {
    by: 'ana',
    startedMinutesAgo: 170,
    pace: 7,
    title: 'Printer queue stuck on PRT-02',
    problem: 'Spooler crashes as soon as one driver package is used; labels for the warehouse wait.',
    category: 'Printing',
    client: 'Adatum Legal',
    contact: 'Front desk, 0113 496 0190',
    device: 'PRT-02',
    ticket: '48177',
    beats: [
      {
        do: 'step',
        type: 'action',
        text: 'Cleared the queue and restarted the spooler',
        result: { success: false, details: 'Crashes on the next label' },
      },
      {
        do: 'paste',
        text: 'Faulting application name: spoolsv.exe\nFaulting module name: zdnui.dll, version: 8.1.4.0\nException code: 0xc0000005\nFault offset: 0x00000000000214f7',
      },
      { do: 'fact', text: 'The crash is in zdnui.dll 8.1.4, the label driver' },
      {
        do: 'park',
        note: 'Waits for the vendor’s driver; they promised it for this afternoon.',
        wakeInMinutes: 95,
      },
    ],
  },
  {
    by: 'ben',
    startedMinutesAgo: 260,
    pace: 10,
    title: 'New starter: laptop and accounts',
    problem: 'Autopilot profile is not applied on the laptop of a starter; first day is Monday.',
    category: 'Onboarding',
    client: 'Tailspin Logistics',
    contact: 'Karen Boyle (HR), karen.boyle@tailspin.example',
    device: 'TSP-LT-114',
    dueInMinutes: 1560,
    ticket: '48102',
    beats: [
      {
        do: 'step',
        type: 'check',
        text: 'Looked up the hardware hash',
        result: { success: true, details: 'Registered, no group tag' },
      },
      { do: 'step', type: 'action', text: 'Set the group tag and synced' },
    ],
  },
  {
    by: 'ben',
    startedMinutesAgo: 5 * 60,
    pace: 9,
    title: 'Server backup reports failed',
    problem: 'Nightly backup of FS-03 fails: VSS writer in a failed state after patching.',
    category: 'Backup',
    client: 'Adatum Legal',
    contact: '',
    device: 'ADA-HV-01',
    ticket: '47988',
    beats: [
      {
        do: 'step',
        type: 'check',
        text: 'Listed the VSS writers',
        result: { success: true, details: 'SqlServerWriter failed, the others stable' },
      },
      { do: 'fact', text: 'Only SqlServerWriter is in a failed state' },
      { do: 'fix', text: 'Restart the SQL VSS writer service and run the job by hand', confidence: 80 },
      { do: 'outcome', outcome: 'applied_success' },
      {
        do: 'resolve',
        summary: 'The SQL VSS writer hung after the patch. Restarted it; the backup ran through.',
        action: 'Restarted SQLWriter',
      },
    ],
  },
  {
    by: 'ana',
    startedMinutesAgo: day + 200,
    pace: 12,
    title: 'Wi-Fi slow in the warehouse',
    problem: 'Scanners time out at shift start; the access points change channel then.',
    category: 'Network',
    client: 'Tailspin Logistics',
    contact: 'Luis Ortega, shift lead, 0121 496 0107',
    device: 'TSP-AP-WH',
    ticket: null,
    beats: [
      { do: 'note', text: 'DFS events at 06:00 and 14:00, when the radar of the port is switched on.' },
      { do: 'fact', text: 'Channel changes at every shift start' },
      {
        do: 'step',
        type: 'action',
        text: 'Moved the scanners’ network to channels without DFS',
        result: { success: true, details: 'No time-outs in two shifts' },
      },
      {
        do: 'resolve',
        summary: 'DFS made the access points change channel at shift start. Fixed channels for the scanners.',
        action: 'Set channels 36 to 48',
      },
    ],
  },
  {
    by: 'ben',
    startedMinutesAgo: 2 * day + 90,
    pace: 11,
    title: 'Teams calls with one-way audio',
    problem:
      'Callers outside the office hear nothing; inside it works. SIP ALG on the customer’s router is suspected.',
    category: 'Telephony',
    client: 'Contoso',
    contact: 'Helen Marsh, IT lead, 020 7946 0118',
    device: 'CON-RT-01',
    ticket: '47820',
    beats: [
      {
        do: 'step',
        type: 'check',
        text: 'Captured a call on the WAN side',
        result: { success: true, details: 'RTP leaves with the private address' },
      },
      { do: 'escalate', priority: 'normal', note: 'Needs someone with access to the router.' },
      { do: 'claim', by: 'tom', mode: 'continue' },
      {
        do: 'step',
        type: 'action',
        text: 'Switched SIP ALG off',
        result: { success: true, details: 'Audio both ways' },
      },
      {
        do: 'resolve',
        summary: 'SIP ALG rewrote the media address. Switched off on the router.',
        action: 'Disabled SIP ALG',
      },
    ],
  },
  {
    by: 'tom',
    startedMinutesAgo: 75,
    pace: 6,
    title: 'Conditional access locks out one person',
    problem: 'A director is asked for a compliant device on a device that is compliant.',
    category: 'Identity',
    client: 'Fabrikam Finance',
    contact: 'Sofia Meyer, sofia.meyer@fabrikam.example',
    device: '',
    ticket: '48205',
    beats: [
      {
        do: 'step',
        type: 'check',
        text: 'Read the sign-in log',
        result: { success: true, details: 'Device id in the token is the one of the old laptop' },
      },
      { do: 'fact', text: 'The token carries the old laptop’s device id' },
      { do: 'note', text: 'He is in a meeting until 16:00.' },
    ],
  },
  {
    by: 'tom',
    startedMinutesAgo: 400,
    pace: 5,
    title: 'Certificate of the remote gateway expires',
    problem:
      'The certificate of remote.fabrikam.example expires in three days; renewal needs the customer’s DNS.',
    category: 'Security',
    client: 'Contoso',
    contact: '',
    device: 'CON-RDG-01',
    ticket: '48066',
    beats: [
      { do: 'note', text: 'Validation record sent to their web agency.' },
      { do: 'park', note: 'Agency answers by tomorrow morning.', wakeInMinutes: day - 200 },
    ],
  },
  {
    by: 'ben',
    startedMinutesAgo: 3 * day,
    pace: 10,
    title: 'Scanner to e-mail stopped',
    problem: 'The multifunction printer cannot send scans since legacy sign-in was switched off.',
    category: 'Printing',
    client: 'Adatum Legal',
    contact: 'Front desk, 0113 496 0190',
    device: 'ADA-MFP-03',
    ticket: '47755',
    beats: [
      { do: 'note', text: 'Customer replaces the device next week and does not want work on the old one.' },
      { do: 'abandon', reason: 'The customer replaces the device.' },
    ],
  },
  {
    by: 'maya',
    startedMinutesAgo: day + 30,
    pace: 8,
    title: 'Slow sign-in on the terminal server',
    problem: 'Signing in takes four minutes for half of the people; the others are fast.',
    category: 'Server',
    client: 'Tailspin Logistics',
    contact: '',
    device: 'TSP-TS-02',
    ticket: '47901',
    beats: [
      {
        do: 'fork',
        reason: 'Half of the people are fast',
        labels: ['Roaming profiles', 'Drive mapping', 'Printer mapping'],
      },
      {
        do: 'step',
        type: 'check',
        text: 'Compared the profile sizes',
        result: { success: true, details: 'No difference' },
      },
      { do: 'branch', label: 'Roaming profiles', status: 'dead_end', reason: 'same size for fast and slow' },
      { do: 'branch', label: 'Drive mapping', status: 'active' },
      {
        do: 'park',
        note: 'Free for whoever is next: the drive mapping script waits for a server that is gone.',
      },
    ],
  },
]
