import { counted } from '../../../core/domain/plural.ts'

/** What stays behind when someone loses their access, in sentences: what they hold, and what was addressed to them. */
export const leavingWords = (name: string, held: number, addressed: number): string => {
  const parts = [
    held > 0 ? `${name} holds ${counted(held, 'session')}` : '',
    addressed > 0
      ? `${counted(addressed, 'escalation is', 'escalations are')} addressed to ${held > 0 ? 'them' : name}`
      : '',
  ].filter((part) => part !== '')
  if (parts.length === 0)
    return `${name} holds no session that is underway, and no escalation waits for them.`
  return `${parts.join(' and ')}. Everyone who may claim can take over what stays behind; admins are told of it.`
}
