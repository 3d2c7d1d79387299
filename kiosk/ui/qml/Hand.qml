pragma Singleton
import QtQuick
import Buchucun

// When a key may be touched: it wakes a while after its page came and rests after a touch. Times are milliseconds.
QtObject {
    property Frame frame: null
    readonly property int wakes: 250
    readonly property int rests: 400
    function now() { return frame ? frame.moment() : 0 }
}
