/** An answer of the fake, before it is written to the wire. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> }

export const reply = (body: unknown, status = 200): Reply => ({ status, body })

export type FieldError = { code: string; message: string; resource: string; field: string }

/** Thrown by a route to refuse; the shape is the one that almost every refusal has. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly body: unknown

  constructor(status: number, code: string, message: string, errors: FieldError[] = []) {
    super(message)
    this.status = status
    this.body = errors.length > 0 ? { code, message, errors } : { code, message }
  }
}

/** A field that can't be taken as it is. */
export const invalid = (resource: string, field: string, message: string): Refusal =>
  new Refusal(400, 'InvalidObject', `The ${resource} can't be saved.`, [
    { code: 'InvalidField', message, resource, field },
  ])

export const notFound = (what: string, id: number | string): Refusal =>
  new Refusal(404, 'NotFound', `There is no ${what} ${id}.`)

export const noRight = (): Refusal => new Refusal(403, 'Security', 'Your security role does not allow this.')

export const noSuchCall = (): Refusal => new Refusal(404, 'ConnectWiseApi', 'No such call exists here.')
