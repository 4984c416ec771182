import type { World } from './world.ts'

/** Thrown by a route to refuse. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The shapes in which Halo says no, one after the other: no caller can count on one. */
export const shaped = (world: World, message: string): unknown => {
  world.refusals += 1
  const shapes = [
    { resultCode: 'Error', errorMessage: message },
    { ClassName: 'System.Exception', Message: message },
    { Message: message },
    { error: message },
    message,
  ]
  return shapes[world.refusals % shapes.length]
}

export const noTicket = (id: string): Refusal => new Refusal(404, `There is no ticket ${id}.`)
