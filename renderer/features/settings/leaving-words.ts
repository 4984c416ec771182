const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** What stays behind when someone loses their access, in sentences: what they hold, and what was addressed to them. */
export const leavingWords = (name: string, held: number, addressed: number): string => {
  const parts = [
    held > 0 ? `${name} holds ${count(held, 'session', 'sessions')}` : '',
    addressed > 0
      ? `${count(addressed, 'escalation is', 'escalations are')} addressed to ${held > 0 ? 'them' : name}`
      : '',
  ].filter((part) => part !== '')
  if (parts.length === 0)
    return `${name} holds no session that is underway, and no escalation waits for them.`
  return `${parts.join(' and ')}. Everybody who may claim can take over what stays behind; admins are told of it.`
}
