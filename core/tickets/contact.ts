import type { LabelledField } from './labels.ts'
import { valuesOf } from './labelled-values.ts'
import { at, labelled, type ReadFrom, type ReadValue, type Source } from './reading.ts'
import { emailIn, isDesk, isNothing, isPersonName, namedIn, type Named } from './people.ts'
import { phoneIn } from './phone-number.ts'
import { signatureOf } from './signature.ts'

/** Who has the problem, and the company that their signature or a line beside their name gives. */
export type Contact = {
  name: ReadValue | null
  phone: ReadValue | null
  email: ReadValue | null
  company: ReadValue | null
  /** True if there is a signature with a way to reach them. */
  isSigned: boolean
}

const dear = /^(?:dear|hello|hi|guten tag|sehr geehrte[r]?)\s+(?:frau |herr )?([\p{L} .'’-]{3,60}),$/iu
const acknowledges =
  /\byour (?:ticket|request|query|enquiry|message|e-?mail)\b|\bthank you for (?:contacting|your)\b|automatically generated in response/iu

/** Who a mail is from, if that is a person; or whom a desk's mail is to, if it answers them. */
const writerOf = ({ headers, own }: Source): Named => {
  if (headers === null) return { name: null, email: null }
  const from = namedIn(headers.from)
  if (!isDesk(headers.from)) return from
  const sender = from.name !== null && !isDesk(from.name) ? from.name : null
  const to = namedIn(headers.to)
  const top = own.slice(0, 15)
  const greeted = top.map(({ text }) => dear.exec(text)?.[1]).find((name) => name !== undefined) ?? null
  const isAnswer = greeted !== null || top.some(({ text }) => acknowledges.test(text))
  // A ticket system that sends in someone's name: `Maria Lopez via RT`, `Camille Durand (Fieldway Support)`.
  if (sender !== null) return { name: sender, email: null }
  if (!isAnswer || to.email === null || isDesk(headers.to)) return { name: null, email: null }
  return { name: to.name ?? (greeted === null ? null : namedIn(greeted).name), email: to.email }
}

const reportedVia =
  /^(?:([^:]{3,60}?) (?:reported|submitted this|created this)|reported by ([^:]{3,60}?)) via /iu
/** `Yusuf Demir (yusuf@demir.example) has replied`, `Camille Durand <camille@…>` at the beginning of a line. */
const withAddress =
  /^(\p{Lu}[\p{L} .'’-]{2,58}?) [(<]([^()<>\s]{3,120}@[^()<>\s]{3,120})[)>](?:$| has | wrote| replied|,)/u
/** `Eleanor Pike (Larch Hill School) • Created: 3 hours ago` */
const withCompany = /^(\p{Lu}[\p{L} .'’-]{2,58}?) \(([^()@]{2,60})\)(?:$|\s[•·|])/u

type Mentioned = Named & { company: string | null; line: number }

/** Someone whom a line of the page names as ticket systems do. */
const mentionedIn = ({ own }: Source): Mentioned | null => {
  for (const { text, line } of own.slice(0, 40)) {
    const address = withAddress.exec(text)
    if (address?.[1] !== undefined && isPersonName(address[1]) && !isDesk(text)) {
      return { name: address[1], email: emailIn(address[2] ?? ''), company: null, line }
    }
    const company = withCompany.exec(text)
    if (company?.[1] !== undefined && isPersonName(company[1])) {
      return { name: company[1], email: null, company: company[2] ?? null, line }
    }
    const [, before, after] = reportedVia.exec(text) ?? []
    const reporter = before ?? after
    if (reporter !== undefined) return { name: reporter, email: null, company: null, line }
  }
  return null
}

/** `call me on 07700 900822`, `Rückruf bitte unter …`: a number that the text says to call someone on. */
const callOn =
  /\b(?:call|ring|phone|text|reach|get)\s(?:me|her|him|them)\b[^\d+(]{0,24}(.{7,30})|\b(?:rückruf|zurückrufen|anrufen|erreichbar|erreichen|telefonisch)\b[^\d+(]{0,24}(.{7,30})/iu

const phoneToCall = ({ own }: Source): ReadValue | null => {
  for (const { text, line } of own) {
    const [, english, german] = callOn.exec(text) ?? []
    const found = english ?? german
    const phone = found === undefined ? null : phoneIn(found)
    if (phone !== null && (found ?? '').startsWith(phone)) return at(phone, 'text', line)
  }
  return null
}

/** The one address or number that has a line of its own, which pages put beside the name. */
const onlyLine = ({ own, headers }: Source, read: (text: string) => string | null): ReadValue | null => {
  if (headers !== null) return null
  const found = own.filter(({ text }) => read(text) === text && !isDesk(text))
  return found.length === 1 ? at(found[0]?.text, 'text', found[0]?.line ?? 0) : null
}

/** Finds who has the problem: never a mailbox of a service desk, and never someone whom only the history names. */
export const contactOf = (source: Source): Contact => {
  const from: ReadFrom = source.isRow ? 'row' : 'label'
  const fieldOf = (field: LabelledField, read: (value: string) => string | null) =>
    labelled(source, field, read)
  const writer = writerOf(source)
  const labels = valuesOf(source.values, 'name').filter(({ value }) => !isNothing(value))
  const label = labels.find(({ value }) => namedIn(value).name !== null) ?? labels[0]
  const named = label === undefined ? null : namedIn(label.value)
  const labelLine = label?.line ?? 0
  const mentioned = label === undefined && writer.email === null ? mentionedIn(source) : null
  const headerLine = source.headers?.line ?? 0
  const name =
    at(named?.name, from, labelLine) ??
    at(writer.name, 'headers', headerLine) ??
    at(mentioned?.name, 'text', mentioned?.line ?? 0)
  const isWriter =
    name === null || writer.name === null || name.value.toLowerCase() === writer.name.toLowerCase()
  const signature = signatureOf(source.own, {
    name: name?.value ?? null,
    email: isWriter ? writer.email : null,
  })
  const signed = (value: string | null | undefined) => at(value, 'signature', signature?.line ?? 0)
  const besideLabel = (read: (text: string) => string | null): ReadValue | null =>
    at(
      label?.after.map(read).find((found, index) => found !== null && found === label.after[index]),
      from,
      labelLine,
    )
  const addressed = [source.headers?.from ?? '', source.headers?.to ?? '']
    .map(namedIn)
    .find((person) => person.name !== null && person.name === name?.value && person.email !== null)
  const inBrackets = label === undefined ? null : (withCompany.exec(label.value)?.[2] ?? null)
  return {
    name: name ?? signed(signature?.name),
    email:
      fieldOf('email', emailIn) ??
      at(named?.email, from, labelLine) ??
      besideLabel(emailIn) ??
      at(isWriter ? writer.email : null, 'headers', headerLine) ??
      at(isDesk(addressed?.email ?? '') ? null : addressed?.email, 'headers', headerLine) ??
      at(mentioned?.email, 'text', mentioned?.line ?? 0) ??
      signed(signature?.email) ??
      onlyLine(source, emailIn),
    phone:
      fieldOf('phone', phoneIn) ??
      at(label === undefined ? null : phoneIn(label.value), from, labelLine) ??
      besideLabel(phoneIn) ??
      signed(signature?.phone) ??
      onlyLine(source, phoneIn) ??
      phoneToCall(source),
    company:
      at(inBrackets, from, labelLine) ??
      at(mentioned?.company, 'text', mentioned?.line ?? 0) ??
      signed(signature?.company),
    isSigned: signature !== null && (signature.phone !== null || signature.email !== null),
  }
}
