import { Fragment } from 'react'

/** A text in which an email address that is too long for its line breaks before its @, and not within a word. */
export const AddressText = ({ text }: { text: string }) =>
  text.split(/(?=@)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
