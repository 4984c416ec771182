import { byteSize } from '../../../core/domain/byte-size.ts'
import { counted, numberText, plural } from '../../../core/domain/plural.ts'

/** What images say about themselves, and what can be done with them. */
export const filesWords = {
  images: 'Images',
  add: 'Add images',
  toSend: 'Images to send',
  remove: (name: string): string => `Remove ${name}`,
  preparing: (n: number): string => plural(n, 'Preparing an image…', `Preparing ${counted(n, 'image')}…`),
  alt: (name: string): string => `${name}, image`,

  // Where an image is
  device: 'On this device, not sent yet',
  sending: 'Sending…',
  stuck: (reason: string): string => `Couldn’t send. ${reason}`.trim(),
  fetching: 'Loading…',
  offline: 'Not loaded yet. It loads when you’re back online.',
  awaited: 'Not loaded yet. It’s still on the device it was added on.',
  failed: 'Couldn’t load. Retrying.',
  rejected: (reason: string): string => `Couldn’t show this image. ${reason}`,

  // The viewer
  facts: (width: number, height: number, bytes: number): string => `${width} × ${height}, ${byteSize(bytes)}`,
  position: (index: number, all: number): string => `${numberText(index)} of ${numberText(all)}`,
  actualSize: 'Actual size',
  fitWindow: 'Fit to window',
  previous: 'Previous image',
  next: 'Next image',
  copy: 'Copy',
  copied: 'Image copied.',
  notCopied: 'Couldn’t copy the image. Save it instead.',
  save: 'Save',
  close: 'Close',
}
