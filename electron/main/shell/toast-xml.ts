const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/**
 * Text for XML 1.0: control characters and lone surrogates aren't allowed in it and would invalidate the whole toast.
 */
const xmlText = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- these are the characters to take out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll(/[&<>"']/g, (character: string) => escapes[character] ?? '')

const actionsOf = (buttons: readonly { text: string; link: string }[]): string =>
  buttons.length === 0
    ? ''
    : `<actions>${buttons
        .map(
          ({ text, link }) =>
            `<action activationType="protocol" content="${xmlText(text)}" arguments="${xmlText(link)}"/>`,
        )
        .join('')}</actions>`

/**
 * A Windows toast that opens `link` when clicked.
 *
 * Electron's own toasts activate through COM, which doesn't reach an app that has quit and, on current Windows, often
 * not even a running one. With `activationType="protocol"`, Windows opens the link as if from a browser, which works
 * from the pop-up, from the notification center and when the app isn't running.
 */
export const toastXml = (
  title: string,
  body: string,
  link: string,
  silent = false,
  buttons: readonly { text: string; link: string }[] = [],
): string =>
  `<toast activationType="protocol" launch="${xmlText(link)}"><visual><binding template="ToastGeneric">` +
  `<text>${xmlText(title)}</text><text>${xmlText(body)}</text></binding></visual>${actionsOf(buttons)}${silent ? '<audio silent="true"/>' : ''}</toast>`
