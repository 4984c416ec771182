import { psaFailed } from '../provider.ts'

/** Every id of ConnectWise. */
export const idPattern = /^\d{1,9}$/u

export const noTicket = () =>
  psaFailed(
    'not_found',
    'ConnectWise has no service ticket with this number. Project tickets can’t be used yet.',
  )
