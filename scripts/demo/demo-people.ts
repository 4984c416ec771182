/** Who works in the demo workspace, and what they sign in with. */

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
