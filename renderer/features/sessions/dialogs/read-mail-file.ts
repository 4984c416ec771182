import type { Address, Email } from 'postal-mime'
import { megabyte } from '../../../../core/domain/text/byte-size.ts'

/** A larger mail is an attachment and nothing more; what people write in one is far shorter. Bytes. */
const largestMail = 10 * megabyte

/** Whether a file is a mail as programs save it. */
export const isMailFile = ({ name, size }: Pick<File, 'name' | 'size'>): boolean =>
  /\.eml$/iu.test(name) && size > 0 && size <= largestMail

const addressText = (address: Address | undefined): string =>
  address === undefined || address.address === undefined
    ? ''
    : address.name === ''
      ? address.address
      : `${address.name} <${address.address}>`

/**
 * A mail as the text that one would paste of it: its headers, and what is written in it without markup. Its attachments
 * stay in the file.
 */
export const textOfMail = ({ from, to, subject, date, text, html }: Email): string => {
  const headers = [
    ['From', addressText(from)],
    ['To', (to ?? []).map(addressText).join(', ')],
    ['Date', date ?? ''],
    ['Subject', subject ?? ''],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}: ${value}`]))
  const body = (text ?? '').trim() === '' ? textOfHtml(html ?? '') : (text ?? '')
  return [headers.join('\n'), body.trim()].filter((part) => part !== '').join('\n\n')
}

/** The words of a page. It is parsed as a document of its own, which loads and runs nothing. */
const textOfHtml = (html: string): string => {
  if (html === '') return ''
  const page = new DOMParser().parseFromString(
    html.replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>/giu, '$&\n'),
    'text/html',
  )
  for (const hidden of page.querySelectorAll('script, style, head')) hidden.remove()
  return page.body.textContent
    .replace(/[ \t\u00A0]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
}

/** Reads a mail's file as text; null if it isn't one, or says nothing. */
export const readMailFile = async (file: Blob): Promise<string | null> => {
  try {
    const { default: PostalMime } = await import('postal-mime')
    const text = textOfMail(
      await PostalMime.parse(await file.arrayBuffer(), { attachmentEncoding: 'arraybuffer' }),
    )
    return text === '' ? null : text
  } catch (error) {
    console.warn('mail', error)
    return null
  }
}
