import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createTransport } from 'nodemailer'
import { startDemoMailbox, type DemoMailbox } from '../../../scripts/demo/demo-mailbox.ts'

let mailbox: DemoMailbox | null = null
afterEach(async () => {
  await mailbox?.stop()
  mailbox = null
})

const start = async (): Promise<DemoMailbox> => {
  mailbox = await startDemoMailbox(0, 'http://127.0.0.1:4280')
  if (mailbox === null) throw new Error('The port is in use.')
  return mailbox
}
const send = async (box: DemoMailbox, over: { subject?: string; text?: string } = {}) => {
  const transport = createTransport(box.env['SMTP_URL'])
  await transport.sendMail({
    from: box.env['MAIL_FROM'],
    to: 'ben@northwind.example',
    subject: 'Escalation from Ana Ruiz',
    text: 'Rights on the firewall',
    ...over,
  })
  transport.close()
}
const read = async (box: DemoMailbox, path: string) => (await fetch(new URL(path, box.url))).text()

test('what the demo’s server sends is read in a browser, with links that work and nothing else that does', async () => {
  const box = await start()
  expect(await read(box, '/')).toContain('None yet.')
  await send(box)
  const link = 'http://127.0.0.1:4280/claim/abc?x=1&y=2'
  await send(box, { subject: '<b>Second</b>', text: `<script>alert(1)</script>\nClaim it: ${link}` })
  const list = await read(box, '/')
  expect(list.indexOf('Second')).toBeLessThan(list.indexOf('Escalation from Ana Ruiz'))
  expect(list).toContain('ben@northwind.example')
  const mail = await read(box, `/${box.mails[0]?.id}`)
  expect(mail).toContain(`href="${link.replace('&', '&#38;')}"`)
  expect(mail).toContain('&#60;script&#62;')
  expect(`${list}${mail}`).not.toMatch(/<script|<b>Second/u)
  expect((await fetch(new URL('/99', box.url))).status).toBe(404)
})

test('its page is there under this machine’s names alone', async () => {
  const box = await start()
  await send(box)
  const statusFor = async (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL('/', box.url), { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
  expect(await statusFor('localhost:4292')).toBe(200)
  expect(await statusFor('evil.example')).toBe(404)
})

test('a mail that is too large is refused, and a port that is taken is said', async () => {
  const box = await start()
  await expect(send(box, { text: 'x'.repeat(1_100_000) })).rejects.toThrow('1 MB')
  expect(box.mails).toEqual([])
  expect(await startDemoMailbox(Number(new URL(box.url).port), 'http://127.0.0.1:4280')).toBeNull()
})
