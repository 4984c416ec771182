import { counted, plural } from '../../../core/domain/plural.ts'
import type { LeftBehind } from '../../data/contract/desk-state.ts'

/** What someone who has signed out left on this device, and when it is sent. */
export const leftSentence = ({ name, waiting, imagesWaiting, rejected }: LeftBehind): string => {
  const parts = [
    waiting > 0 ? counted(waiting, 'action') : '',
    imagesWaiting > 0 ? counted(imagesWaiting, 'image') : '',
    rejected > 0 ? counted(rejected, 'rejected action') : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return ''
  const unsent = waiting + imagesWaiting > 0
  const total = waiting + imagesWaiting + rejected
  return `${parts.join(', ')} of ${name} ${plural(total, 'stays', 'stay')} on this device ${
    unsent ? `and ${plural(total, 'is', 'are')} sent once` : 'until'
  } ${name} signs in here again.`
}
