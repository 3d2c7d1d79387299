import QtQuick
import ".."

// The three honest words: stored here, the county has it, there is an answer. Shape and place tell it too.
Card {
    id: three
    property var words: []      // [{text, reached}]
    readonly property bool wordy: words.some(function(one) { return one.text.length > 11 })
    implicitHeight: Theme.mm((Theme.landscape ? 27 : 36) + (wordy ? 6 : 0))
    readonly property var icons: ["archive", "buildings", "seal-check"]
    readonly property var colours: [Theme.stored, Theme.received, Theme.decided]
    Rectangle {
        height: Theme.mm(1.2)
        color: Theme.hair
        width: parent.width * 2 / 3
        x: parent.width / 6
        y: Theme.mm(Theme.landscape ? 9.5 : 13)
    }
    Repeater {
        model: three.words
        delegate: Item {
            id: one
            required property var modelData
            required property int index
            width: three.width / 3
            height: three.height
            x: index * width
            Rectangle {
                id: circle
                width: Theme.mm(Theme.landscape ? 14 : 18)
                height: width
                radius: width / 2
                y: Theme.mm(Theme.landscape ? 2.5 : 4)
                anchors.horizontalCenter: parent.horizontalCenter
                color: one.modelData.reached ? three.colours[one.index] : Theme.bg
                border.width: Theme.mm(0.8)
                border.color: one.modelData.reached ? three.colours[one.index] : Theme.line
                Icon {
                    anchors.centerIn: parent
                    name: three.icons[one.index]
                    weight: one.modelData.reached ? "fill" : "regular"
                    ink: one.modelData.reached ? (Theme.highContrast ? "#000000" : "#FFFFFF") : Theme.ink2
                    side: parent.width * 0.6
                }
            }
            Label {
                text: one.modelData.text
                strong: one.modelData.reached
                color: one.modelData.reached ? three.colours[one.index] : Theme.ink2
                width: parent.width - Theme.gapMin
                horizontalAlignment: Text.AlignHCenter
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: circle.bottom
                anchors.topMargin: Theme.mm(1)
                height: Theme.mm((Theme.landscape ? 9 : 12) + (three.wordy ? 6 : 0))
                lineHeight: three.wordy ? 0.82 : 1
                font.pixelSize: Theme.fixedLabel
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.mm(5.6)
            }
        }
    }
}
