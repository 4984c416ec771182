import { Server } from '@hocuspocus/server'
import { answerBench } from '../harness/child-side.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'

/**
 * The peer's server as it comes, and at its lightest: documents in memory, nothing stored, everybody let in.
 *
 * A workspace is one Yjs document with a map for each collection; a session is one value of its map, which is the
 * cheapest way to keep it.
 */
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false })
await server.listen()

const calls = {
  url: () => server.webSocketURL.replace('0.0.0.0', '127.0.0.1'),
  /** Puts the sessions into the document, as many small writers would have done it: 500 at a time. */
  async seed({ name, ...options }: SampleOptions & { name: string }) {
    const connection = await server.hocuspocus.openDirectConnection(name)
    const sessions = sampleSessions(options)
    for (let at = 0; at < sessions.length; at += 500) {
      await connection.transact((document) => {
        const map = document.getMap('sessions')
        for (const session of sessions.slice(at, at + 500)) map.set(session.id, session)
      })
    }
  },
}
export type HocuspocusServer = typeof calls

answerBench(calls)
