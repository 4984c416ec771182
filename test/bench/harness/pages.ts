import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import electronViteConfig from '../../../electron.vite.config.ts'
import { contentSecurityPolicy } from '../../../electron/main/page/content-security-policy.ts'
import { compiledShapesPlugin } from '../../../scripts/compiled-shapes.ts'
import { threads } from '../../../scripts/pure-core.ts'

/** The pages of `test/bench/pages`, built as the client is built and served with the client's policy. */
export type PageHost = {
  /** Two origins of two sites, so that two pages share neither a process nor a database. */
  origins: readonly [string, string]
  /** Lets pages talk to these servers, and to no others. */
  allow(...serverUrls: string[]): void
  close(): Promise<void>
}

const pagesFolder = fileURLToPath(new URL('../pages/', import.meta.url))
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

const buildPages = async (outDir: string): Promise<void> => {
  const { renderer } = electronViteConfig as { renderer: Required<Pick<InlineConfig, 'define'>> }
  const inputs = (await readdir(pagesFolder)).filter((file) => file.endsWith('.html'))
  await build({
    root: pagesFolder,
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), compiledShapesPlugin()],
    define: renderer.define,
    build: {
      outDir,
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: inputs.map((file) => path.join(pagesFolder, file)) },
    },
    worker: threads,
  })
}

const readAll = async (folder: string): Promise<Map<string, Buffer>> => {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, await readFile(file))
  }
  return files
}

/** Builds the pages into a temporary folder and serves them from memory. */
export const hostPages = async (): Promise<PageHost> => {
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-pages-'))
  await buildPages(outDir)
  const files = await readAll(outDir)
  await rm(outDir, { recursive: true, force: true })

  let policy = contentSecurityPolicy('http://127.0.0.1:9')
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench')
    const body = files.get(pathname)
    if (body === undefined) {
      // Browsers ask for an icon by themselves; that there is none is no error.
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
      return
    }
    const type = types[path.extname(pathname)] ?? 'application/octet-stream'
    response
      .writeHead(200, {
        'content-type': type,
        'content-security-policy': policy,
        'cache-control': 'no-cache',
      })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    allow(...serverUrls) {
      const allowed = serverUrls.flatMap((url) => {
        const { origin } = new URL(url.replace(/^ws/, 'http'))
        return [origin, origin.replace(/^http/, 'ws')]
      })
      policy = contentSecurityPolicy('http://127.0.0.1:9').replace(
        /connect-src [^;]*/,
        `connect-src 'self' ${allowed.join(' ')}`,
      )
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
