import { isAbsolute, join, relative } from 'node:path'
import type { CustomScheme } from 'electron'
import { appHost, appScheme } from '../../../core/bridge/app-origin.ts'

/**
 * What Chromium must know about `app:` before it starts. `standard` and `secure` give the pages an origin with storage
 * (IndexedDB) and everything else that needs a secure context. The scheme can't bypass the content security policy and
 * isn't open to other origins.
 */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

const typeOfExtension: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
}

export type AppFiles = {
  /** Folder of the built renderer. */
  root: string
  readAsset(path: string): Promise<Uint8Array<ArrayBuffer>>
  /** Read for every response, because the policy depends on the chosen server. */
  policy(): string
}

/**
 * Serves `app://baton/`: the built renderer and nothing else.
 *
 * A path without a known file extension is one of the client's own routes (`/handoffs/<id>`) and gets the page. Every
 * response carries the policy, scripts included, because a worker is governed by the header of its own script.
 */
export const serveApp = ({
  root,
  readAsset,
  policy,
}: AppFiles): ((request: Request) => Promise<Response>) => {
  const answer = (status: number, body: Uint8Array<ArrayBuffer> | string, type: string): Response =>
    new Response(body, {
      status,
      headers: {
        'content-type': type,
        'content-security-policy': policy(),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        // Packaged files only change with the version, but a cached page would keep an old policy.
        'cache-control': 'no-cache',
      },
    })
  const refuse = (status: number, sentence: string): Response =>
    answer(status, sentence, 'text/plain; charset=utf-8')

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(405, 'Only reading is possible here.')
    const url = new URL(request.url)
    if (url.protocol !== `${appScheme}:` || url.host !== appHost) return refuse(404, 'There is no such host.')
    const path = assetPath(url.pathname)
    if (path === null) return refuse(400, 'That is not a path of this app.')
    const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
    const type = typeOfExtension[extension]
    const file = join(root, type === undefined ? 'index.html' : path)
    const inside = relative(root, file)
    if (inside.startsWith('..') || isAbsolute(inside)) return refuse(400, 'That is not a path of this app.')
    try {
      const body = await readAsset(file)
      return answer(200, request.method === 'HEAD' ? '' : body, type ?? typeOfExtension['html'] ?? '')
    } catch {
      return refuse(404, 'There is no such file in this app.')
    }
  }
}

/** The decoded path without its first slash, or null for one that tries to leave the root. */
const assetPath = (pathname: string): string | null => {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
  if (/[\u0000-\u001f\\:]/.test(decoded) || !decoded.startsWith('/')) return null
  const segments = decoded.slice(1).split('/')
  return segments.includes('..') || segments.includes('.') ? null : segments.join('/')
}
