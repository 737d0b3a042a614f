import HoldfastGenerator
import SwiftProtobufPluginLibrary

Generator.main()
