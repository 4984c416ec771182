import { expect, test } from 'vitest'
import { createSendQueue } from '../../../../../../renderer/features/sessions/composer/send-queue.ts'

/** A draft in memory that remembers every text it held. */
const device = (text = '') => {
  const held = [text]
  return {
    held,
    read: async () => held.at(-1) ?? '',
    async write(next: string) {
      held.push(next)
      return next
    },
  }
}

/** A job that ends when told to. */
const job = () => {
  let resolve: (rejection: string | null) => void = () => undefined
  const promise = new Promise<string | null>((done) => {
    resolve = done
  })
  return { run: async () => promise, resolve: (rejection: string | null) => resolve(rejection) }
}

test('the field is free at once, and what is sent is sent in its order', async () => {
  const queue = createSendQueue(device())
  const sent: string[] = []
  const first = job()
  queue.type('one')
  queue.send(async () => {
    const rejection = await first.run()
    sent.push('one')
    return rejection
  })
  expect(queue.get().text).toBe('')
  queue.type('two')
  queue.send(async () => {
    sent.push('two')
    return null
  })
  queue.type('half of thr')
  expect(queue.get()).toMatchObject({ text: 'half of thr', waiting: 2 })
  first.resolve(null)
  await queue.rest()
  expect(sent).toEqual(['one', 'two'])
  expect(queue.get()).toEqual({ text: 'half of thr', waiting: 0, saved: true, problem: null })
})

test('a rejection puts the words back in front of what was typed since, with its reason', async () => {
  const queue = createSendQueue(device())
  queue.type('one')
  queue.send(async () => 'No.')
  queue.type('two')
  queue.send(async () => null)
  queue.type('three')
  queue.send(async () => 'No again.')
  queue.type('and more')
  await queue.rest()
  expect(queue.get()).toMatchObject({ text: 'one\nthree\nand more', problem: 'No again.', waiting: 0 })
  queue.type('one')
  expect(queue.get().problem).toBeNull()
})

test('a send that breaks is a rejection, and the next one goes out', async () => {
  const kept = device()
  const queue = createSendQueue(kept)
  queue.type('one')
  queue.send(async () => Promise.reject(new TypeError('expected here')))
  queue.type('two')
  queue.send(async () => null)
  await queue.rest()
  expect(queue.get().text).toBe('one')
  expect(queue.get().problem).toContain('Couldn’t save')
  expect(kept.held.at(-1)).toBe('one')
})

test('the draft holds what no intent holds yet, at every moment', async () => {
  const kept = device()
  const queue = createSendQueue(kept)
  const first = job()
  queue.type('one')
  await queue.save()
  expect(kept.held.at(-1)).toBe('one')
  queue.send(first.run)
  await queue.save()
  expect(kept.held.at(-1)).toBe('one')
  queue.type('two')
  await queue.save()
  expect(kept.held.at(-1)).toBe('one\ntwo')
  expect(queue.get().saved).toBe(true)
  first.resolve(null)
  await queue.rest()
  expect(kept.held.at(-1)).toBe('two')
  queue.send(async () => null)
  await queue.rest()
  expect(kept.held.at(-1)).toBe('')
})

test('words that are stored before they were ever a draft cost no draft', async () => {
  const kept = device()
  const queue = createSendQueue(kept)
  for (const words of ['one', 'two', 'three']) {
    queue.type(words)
    queue.send(async () => null)
  }
  await queue.rest()
  expect(kept.held).toEqual([''])
})

test('a draft that loads late goes in front of what was typed meanwhile', async () => {
  const queue = createSendQueue(device('from yesterday'))
  queue.type('today')
  await queue.rest()
  expect(queue.get().text).toBe('from yesterday\ntoday')
})

test('what another window typed appears, and goes away once it is sent there', async () => {
  const kept = device()
  const queue = createSendQueue(kept)
  await queue.save()
  queue.changedElsewhere('from the other window')
  expect(queue.get()).toMatchObject({ text: 'from the other window', saved: true })
  queue.changedElsewhere('')
  expect(queue.get().text).toBe('')
  await queue.rest()
  expect(kept.held).toEqual([''])
})

test('what is typed here at the same time stays, and comes after what was typed there', async () => {
  const held: string[] = []
  const queue = createSendQueue({
    read: async () => '',
    async write(text, base) {
      if (base === '') queue.type('here, and on')
      // As the device does: the other window was first.
      held.push(base === '' ? `there\n${text}` : text)
      return held.at(-1) ?? ''
    },
  })
  queue.type('here')
  queue.changedElsewhere('there')
  await queue.save()
  expect(queue.get().text).toBe('there\nhere, and on')
  await queue.rest()
  expect(held).toEqual(['there\nhere', 'there\nhere, and on'])
})
