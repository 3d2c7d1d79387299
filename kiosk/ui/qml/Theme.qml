pragma Singleton
import QtQuick

// Every size is written in millimetres; every colour has a role. See the design language.
QtObject {
    property real ppmm: 4.0
    property bool landscape: false
    property bool highContrast: false
    property real textScale: 1.0

    function mm(value) { return Math.round(value * ppmm) }

    // sizes
    readonly property int gapMin: Math.ceil(3 * ppmm)      // never less than 3 mm
    readonly property int gap: mm(landscape ? 3.5 : 5)
    readonly property int gapBig: mm(landscape ? 4.5 : 7)
    readonly property int margin: mm(landscape ? 8 : 11)
    readonly property int targetMin: mm(20.5)
    readonly property int key: mm(landscape ? 22 : 30)
    readonly property int keyBig: mm(landscape ? 30 : 44)
    readonly property int lift: mm(2)
    readonly property int radius: mm(4.5)
    readonly property int border: Math.max(2, mm(0.5))
    readonly property int borderOn: mm(1.5)
    readonly property int iconKey: mm(landscape ? 10 : 13)
    readonly property int iconTile: mm(landscape ? 15 : 22)
    readonly property int strip: mm(landscape ? 16 : 26)
    readonly property int tools: landscape ? mm(34) : mm(39)

    // type
    readonly property int display: mm(landscape ? 17 : 22)
    readonly property int h1: mm((landscape ? 11.5 : 14.5) * textScale)
    readonly property int h2: mm((landscape ? 9.5 : 11.5) * textScale)
    readonly property int label: mm((landscape ? 8.5 : 10.2) * textScale)
    readonly property int body: mm((landscape ? 7.6 : 9) * textScale)
    readonly property int note: mm(7 * textScale)
    readonly property int fixedLabel: mm(landscape ? 7.5 : 9)
    readonly property string family: "Noto Sans SC"

    // colours
    readonly property color bg: highContrast ? "#000000" : "#F7F2E7"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color bar: highContrast ? "#000000" : "#EBE4D4"
    readonly property color ink: highContrast ? "#FFFFFF" : "#221F1A"
    readonly property color ink2: highContrast ? "#FFFFFF" : "#544E45"
    readonly property color line: highContrast ? "#FFFFFF" : "#857C6E"
    readonly property color hair: highContrast ? "#FFFFFF" : "#DDD5C5"
    readonly property color edge: highContrast ? "#FFFFFF" : "#C9BFAB"
    readonly property color pri: highContrast ? "#FFE14D" : "#1B4B8A"
    readonly property color priInk: highContrast ? "#000000" : "#FFFFFF"
    readonly property color priEdge: highContrast ? "#FFE14D" : "#0F2F5A"
    readonly property color priTint: highContrast ? "#332D00" : "#E1ECF8"
    readonly property color corn: highContrast ? "#FFE14D" : "#F0B432"
    readonly property color warm: highContrast ? "#332D00" : "#FFF6DD"
    readonly property color read: highContrast ? "#4D4200" : "#FFEDB3"
    readonly property color readBar: highContrast ? "#FFE14D" : "#A86B00"
    readonly property color stored: highContrast ? "#FFFFFF" : "#7A4300"
    readonly property color storedTint: highContrast ? "#000000" : "#FFEFD2"
    readonly property color received: highContrast ? "#FFFFFF" : "#1B4B8A"
    readonly property color receivedTint: highContrast ? "#000000" : "#E1ECF8"
    readonly property color decided: highContrast ? "#FFFFFF" : "#17592F"
    readonly property color decidedTint: highContrast ? "#000000" : "#DFF0E2"
    readonly property color need: highContrast ? "#FFE14D" : "#96300F"
    readonly property color needTint: highContrast ? "#000000" : "#FDE7DC"
    readonly property color error: highContrast ? "#FF9C9C" : "#A51A1A"
    readonly property color errorTint: highContrast ? "#000000" : "#FDE6E4"

    function hex(colour) { return ("" + colour).replace("#", "") }
    function icon(name, weight, ink, fill) {
        return "image://icons/" + weight + "/" + name + "/" + hex(ink) + "/" + hex(fill)
    }
}
