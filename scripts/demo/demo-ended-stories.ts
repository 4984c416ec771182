import type { Story } from './demo-story.ts'

/** What the people of the demo workspace have resolved lately. */

const day = 24 * 60

export const endedStories: Story[] = [
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
]
