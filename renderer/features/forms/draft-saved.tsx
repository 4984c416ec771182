/** Says that what is being typed is on the device; silent while nothing is typed. */
export const DraftSaved = ({ saved, text }: { saved: boolean; text: string }) =>
  text === '' ? null : <>{saved ? 'Saved on this device' : 'Saving…'}</>
