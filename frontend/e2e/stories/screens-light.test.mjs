// Every screen with the sample office, light, at the smallest size.
import { looked } from '../looked.mjs'

looked('light')
