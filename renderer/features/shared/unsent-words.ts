import { counted } from '../../../core/domain/plural.ts'

/** What is only on this device: actions, and the files that go with them. If some were rejected, not everything was sent. */
export const unsentWords = (actions: number, files: number, rejected = 0): string => {
  const parts = [
    actions > 0 ? counted(actions, 'action') : '',
    files > 0 ? counted(files, 'file') : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return `${parts.join(', ')} not sent yet`
  return rejected > 0 ? 'Sent,' : 'Everything sent'
}
