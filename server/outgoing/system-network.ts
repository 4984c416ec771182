import { setGlobalProxyFromEnv } from 'node:http'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/** What is on this machine is never asked for through a proxy. */
const here = ['localhost', '127.0.0.1', '[::1]', '::1']

const isProxy = (address: string): boolean =>
  URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol)

type Proxy = { httpProxy: string; httpsProxy: string; noProxy: string }
let proxyOf: Proxy | null = null

/** The proxy that calls go out through since {@link followProxyOf}; '' for none, null for neither. */
export const proxyInUse = (): Proxy | null => proxyOf

/**
 * Lets everything that the server calls go out through the proxy of the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in
 * capitals or not. To be called before the first call.
 *
 * @returns a sentence for the admin if the proxy can't be used; null if all is well
 */
export const followProxyOf = (environment: NodeJS.ProcessEnv): string | null => {
  const of = (name: string) => environment[name.toLowerCase()] || environment[name] || ''
  const [http, https] = [of('HTTP_PROXY'), of('HTTPS_PROXY')]
  if ([http, https].some((address) => address !== '' && !isProxy(address)))
    return 'HTTP_PROXY or HTTPS_PROXY is not an address. Write it as http://proxy.example.com:3128, or leave it out.'
  if (http === '' && https === '') return null
  const noProxy = [...of('NO_PROXY').split(','), ...here].filter((host) => host !== '').join(',')
  proxyOf = { httpProxy: http, httpsProxy: https, noProxy }
  setGlobalProxyFromEnv({
    ...(http === '' ? {} : { http_proxy: http }),
    ...(https === '' ? {} : { https_proxy: https }),
    no_proxy: noProxy,
  })
  return null
}

let isTrusting = false

/**
 * Trusts what the system trusts, beside the certificates of Node and `NODE_EXTRA_CA_CERTS`: many offices look into TLS with a
 * certificate of their own. Reading them takes a moment, so it is done before the first call that needs them, and once.
 */
export const trustSystemCertificates = (): void => {
  if (isTrusting) return
  isTrusting = true
  setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system')])])
}
