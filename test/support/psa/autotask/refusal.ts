/** Thrown by a route to refuse: a server error with sentences, which is how this system says no to almost everything. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number

  constructor(message: string, status = 500) {
    super(message)
    this.status = status
  }
}

export const noPermission = (): Refusal =>
  new Refusal('The logged in Resource does not have the adequate permissions to do this.')
