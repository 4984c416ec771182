import { describe, expect, it } from 'vitest'
import { createSaidBoard } from '../../../../../renderer/data/wire/said-board.ts'

const piece = (sessionId: string, text: string, from = 0, run = 1) => ({
  sessionId,
  questionId: `q-${sessionId}`,
  run,
  from,
  text,
})

describe('what the assistant is writing', () => {
  it('is told to whoever shows that session, and to no one else', () => {
    const board = createSaidBoard()
    const heard: string[] = []
    board.saidIn('s1').subscribe(() => heard.push('s1'))
    const stop = board.saidIn('s2').subscribe(() => heard.push('s2'))
    board.heard(piece('s1', 'Check'))
    board.heard(piece('s1', ' DNS', 5))
    board.heard(piece('s1', ' DNS', 5))
    expect(heard).toEqual(['s1', 's1'])
    expect(board.saidIn('s1').get()?.text).toBe('Check DNS')
    expect(board.saidIn('s2').get()).toBeNull()
    stop()
    board.heard(piece('s2', 'No one listens'))
    expect(heard).toEqual(['s1', 's1'])
  })

  it('is forgotten with the connection', () => {
    const board = createSaidBoard()
    board.heard(piece('s1', 'Check'))
    let told = 0
    board.saidIn('s1').subscribe(() => (told += 1))
    board.disconnected()
    expect(board.saidIn('s1').get()).toBeNull()
    expect(told).toBe(1)
    board.heard(piece('s1', ' DNS', 5))
    expect(board.saidIn('s1').get()).toBeNull()
  })

  it('is kept of a few sessions only', () => {
    const board = createSaidBoard()
    for (let n = 0; n < 9; n += 1) board.heard(piece(`s${n}`, 'Hm'))
    expect(board.saidIn('s0').get()).toBeNull()
    expect(board.saidIn('s8').get()?.text).toBe('Hm')
  })
})
