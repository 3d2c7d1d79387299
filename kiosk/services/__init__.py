"""What a person can ask of a kiosk, one class a matter, each outcome a value with a sentence.

Screens and commands call the same methods. Sentences are `casework.message.Message`, item texts
`casework.definition.Text`; the face turns both into its language.
"""
